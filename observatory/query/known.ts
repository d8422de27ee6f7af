import type { Columns } from '../store/columns.ts';
import {
  type Catalogue,
  type Field,
  fieldOfColumn,
  fieldOfRest,
  isOwn,
  type RestType,
} from './catalogue.ts';
import { slugOf } from './match.ts';
import type { Session } from './session.ts';

/** Attributes without a column that are remembered; of more than these the later are not known. */
const maximumRestKeys = 2000;
/** How long what was read of `_rest` counts as new. */
const refreshEveryMs = 1000;

const suffixes = { string: 'text', float: 'number', boolean: 'boolean' } as const;

/** Which columns and services there are; both grow as spans arrive. */
export class Known {
  readonly #columns: Columns;
  readonly #rest = new Map<string, { key: string; type: RestType }>();
  readonly #services = new Set<string>();
  #servicesUntil = 0n;
  #refreshing: Promise<void> | undefined;
  #refreshed = Number.NEGATIVE_INFINITY;
  #receivedUntil = 0n;

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  /** Everything that can be asked for now. What is in `_rest` is read again every second at most. */
  async catalogue(session: Session): Promise<Catalogue> {
    await this.#refresh(session);
    const fields = new Map<string, Field>();
    for (const column of this.#columns.inTable) {
      const field = fieldOfColumn(column);
      if (field) fields.set(field.name, field);
    }
    for (const { key, type } of this.#rest.values()) {
      const name = fields.has(key) ? `${key} (${suffixes[type]})` : key;
      if (!isOwn(name) && !fields.has(name)) {
        fields.set(name, fieldOfRest(name, key, type));
      }
    }
    return fields;
  }

  /** The names of the services that are the dataset: several may differ by case only, say. */
  async services(session: Session, dataset: string): Promise<string[]> {
    const known = () => [...this.#services].filter((name) => slugOf(name) === dataset);
    await this.#readServices(session);
    if (known().length > 0) return known();
    this.#servicesUntil = 0n;
    await this.#readServices(session);
    return known();
  }

  async #readServices(session: Session): Promise<void> {
    const rows = await session.run(
      `SELECT "service.name", max(_received) FROM spans
       WHERE _received >= ${this.#servicesUntil} AND "service.name" IS NOT NULL GROUP BY 1`,
    );
    for (const [name, received] of rows) {
      this.#services.add(String(name));
      // Rows of the same millisecond may be written later, so that millisecond is read again.
      if (typeof received === 'bigint' && received > this.#servicesUntil) {
        this.#servicesUntil = received;
      }
    }
  }

  /** Who comes while another reads waits for that one; should it fail, what was known counts. */
  async #refresh(session: Session): Promise<void> {
    if (this.#refreshing) return this.#refreshing.catch(() => {});
    if (performance.now() - this.#refreshed < refreshEveryMs) return;
    this.#refreshing = this.#readRest(session);
    try {
      await this.#refreshing;
      this.#refreshed = performance.now();
    } finally {
      this.#refreshing = undefined;
    }
  }

  async #readRest(session: Session): Promise<void> {
    const rows = await session.run(
      `SELECT key, type, min(received), max(received) FROM (
         SELECT key, _received AS received,
           json_type(_rest, '/' || replace(replace(key, '~', '~0'), '/', '~1')) AS type
         FROM (SELECT _rest, _received, unnest(json_keys(_rest)) AS key FROM spans
               WHERE _rest IS NOT NULL AND _received >= ${this.#receivedUntil}
                 AND json_valid(_rest)))
       GROUP BY ALL ORDER BY 3, 1, 2 LIMIT ${2 * maximumRestKeys}`,
    );
    for (const [key, type, , received] of rows) {
      this.#remember(String(key), restTypes[String(type)]);
      // Rows of the same millisecond may be written later, so that millisecond is read again.
      if (typeof received === 'bigint' && received > this.#receivedUntil) {
        this.#receivedUntil = received;
      }
    }
  }

  #remember(key: string, type: RestType | undefined): void {
    if (!type || this.#rest.size >= maximumRestKeys) return;
    const id = `${type} ${key}`;
    if (!this.#rest.has(id)) this.#rest.set(id, { key, type });
  }
}

const restTypes: Record<string, RestType> = {
  VARCHAR: 'string',
  BOOLEAN: 'boolean',
  UBIGINT: 'float',
  BIGINT: 'float',
  HUGEINT: 'float',
  DOUBLE: 'float',
};
