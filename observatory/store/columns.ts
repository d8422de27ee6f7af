import type { DuckDBConnection } from '@duckdb/node-api';
import {
  baseColumns,
  type ColumnType,
  maximumAttributeColumns,
  quoteIdentifier,
} from './schema.ts';
import { transaction } from './transaction.ts';

export type AttributeType = 'VARCHAR' | 'DOUBLE' | 'BOOLEAN';

export interface Column {
  name: string;
  type: ColumnType;
}

const suffixes = { VARCHAR: 'text', DOUBLE: 'number', BOOLEAN: 'boolean' } as const;
const longestName = 200;

/**
 * Which column of the wide table an attribute lives in. Each attribute gets a column of its type
 * when it is first seen. A key that comes with a second type gets a second column, `key (number)`,
 * and so does a key that differs from another column's name only in case, since DuckDB does not
 * tell those apart. Nothing is ever converted, so nothing is lost.
 */
export class Columns {
  readonly all: Column[] = Object.entries(baseColumns).map(([name, type]) => ({ name, type }));
  readonly #byKey = {
    VARCHAR: new Map<string, number>(),
    DOUBLE: new Map<string, number>(),
    BOOLEAN: new Map<string, number>(),
  };
  readonly #taken = new Set(this.all.map(({ name }) => name.toLowerCase()));
  readonly #maximum: number;
  #inTable = this.all.length;
  readonly #keys: { key: string; type: AttributeType; name: string }[] = [];

  constructor(maximum = maximumAttributeColumns) {
    this.#maximum = maximum + this.all.length;
  }

  /** The column's index in `all`; undefined when there is room for no more or the key names none. */
  indexOf(key: string, type: AttributeType): number | undefined {
    return this.#byKey[type].get(key) ?? this.#add(key, type);
  }

  #add(key: string, type: AttributeType): number | undefined {
    if (this.all.length >= this.#maximum || !canBeName(key)) return undefined;
    const name = this.#freeName(key, type);
    this.#keys.push({ key, type, name });
    return this.#register(key, type, name);
  }

  #register(key: string, type: AttributeType, name: string): number {
    const index = this.all.push({ name, type }) - 1;
    this.#taken.add(name.toLowerCase());
    this.#byKey[type].set(key, index);
    return index;
  }

  #freeName(key: string, type: AttributeType): string {
    const candidates = [key, `${key} (${suffixes[type]})`];
    for (let count = 2; ; count++) {
      const name = candidates.shift() ?? `${key} (${suffixes[type]} ${count})`;
      if (!this.#taken.has(name.toLowerCase())) return name;
    }
  }

  /** Columns that an earlier run added, in the order of the table. */
  async load(connection: DuckDBConnection): Promise<void> {
    const reader = await connection.runAndReadAll(
      `SELECT a.key, a.type, a.name FROM attribute_columns a
       JOIN duckdb_columns() c ON c.table_name = 'spans' AND c.column_name = a.name
       ORDER BY c.column_index`,
    );
    for (const [key, type, name] of reader.getRows()) {
      this.#register(String(key), String(type) as AttributeType, String(name));
    }
    this.#inTable = this.all.length;
  }

  /** The columns that the table has; chunks are written with these, whatever is added meanwhile. */
  get inTable(): readonly Column[] {
    return this.all.slice(0, this.#inTable);
  }

  /**
   * Adds to the table what `indexOf` has handed out since; to be called before rows are written.
   * All or nothing, so that the table and the list of its columns agree after a crash.
   */
  async addToTable(connection: DuckDBConnection): Promise<boolean> {
    const added = this.all.slice(this.#inTable);
    if (added.length === 0) return false;
    const keys = this.#keys.slice(0, added.length);
    await transaction(connection, async () => {
      for (const { name, type } of added) {
        await connection.run(`ALTER TABLE spans ADD COLUMN ${quoteIdentifier(name)} ${type}`);
      }
      for (const { key, type, name } of keys) {
        await connection.run('INSERT INTO attribute_columns VALUES (?, ?, ?)', [key, type, name]);
      }
    });
    this.#inTable += added.length;
    this.#keys.splice(0, added.length);
    return true;
  }
}

function canBeName(key: string): boolean {
  return key !== '' && key.length <= longestName && key.isWellFormed() && !key.includes('\0');
}
