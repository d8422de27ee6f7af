import type { ColumnInfo } from '../api/query.ts';
import type { Column } from '../store/columns.ts';
import { baseColumns, type ColumnType, quoteIdentifier } from '../store/schema.ts';
import type { Parameters } from './statement.ts';

/** A column that a question may name, and how it is read. */
export interface Field {
  name: string;
  type: ColumnInfo['type'];
  /** Whether it may hold NaN or an infinity, which calculations leave out. */
  unbounded: boolean;
  /** Whether it is part of the JSON in `_rest`, which is slower to read. */
  inRest: boolean;
  /** The attribute's key, which differs from the name where another type came first. */
  key: string;
  /** The column's value in SQL; null where a row has none. */
  sql(parameters: Parameters): string;
}

const types: Record<ColumnType, ColumnInfo['type']> = {
  VARCHAR: 'string',
  DOUBLE: 'float',
  BOOLEAN: 'boolean',
  INTEGER: 'integer',
  BIGINT: 'integer',
  UBIGINT: 'integer',
};

/** Whether it is a column of the Observatory's own; attributes may begin with an underscore, too. */
export function isOwn(name: string): boolean {
  return name.startsWith('_') && Object.hasOwn(baseColumns, name);
}

/** A column of the table; undefined for the Observatory's own, which nobody asks for. */
export function fieldOfColumn({ name, type }: Column): Field | undefined {
  if (isOwn(name)) return undefined;
  const identifier = quoteIdentifier(name);
  const unbounded = type === 'DOUBLE' && name !== 'duration_ms';
  return { name, type: types[type], unbounded, inRest: false, key: name, sql: () => identifier };
}

export type RestType = 'string' | 'float' | 'boolean';

/**
 * An attribute that has no column of its own. It is one member of the JSON in `_rest`, and only its
 * values of one type, as if it had a column of that type.
 */
export function fieldOfRest(name: string, key: string, type: RestType): Field {
  const pointer = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return {
    name,
    type,
    unbounded: type === 'float',
    inRest: true,
    key,
    sql(parameters) {
      const place = parameters.add(pointer);
      const kind = `json_type(_rest, ${place}::VARCHAR)`;
      const text = `json_extract_string(_rest, ${place}::VARCHAR)`;
      return `CASE WHEN _rest IS NOT NULL AND json_valid(_rest) THEN ${restSql[type](kind, text)} END`;
    },
  };
}

const restSql: Record<RestType, (kind: string, text: string) => string> = {
  string: (kind, text) => `CASE WHEN ${kind} = 'VARCHAR' THEN ${text} END`,
  boolean: (kind, text) => `CASE WHEN ${kind} = 'BOOLEAN' THEN ${text} = 'true' END`,
  float: (kind, text) =>
    `CASE WHEN ${kind} IN ('UBIGINT', 'BIGINT', 'HUGEINT', 'DOUBLE') THEN TRY_CAST(${text} AS DOUBLE) END`,
};

/** All columns that a question may name. */
export type Catalogue = ReadonlyMap<string, Field>;
