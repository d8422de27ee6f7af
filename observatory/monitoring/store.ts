import type { DuckDBConnection } from '@duckdb/node-api';
import { read } from '../store/reader.ts';
import type { Writer } from '../store/writer.ts';

export type MonitoringKind = 'dashboard' | 'alarm';

/** As many of a kind as an account of AWS may have alarms without asking. */
const MAXIMUM = 5000;

/**
 * The dashboards and alarms that somebody made here as they would in CloudWatch, so that what
 * makes them can be tried: nothing is drawn, and no alarm goes off.
 */
export class MonitoringStore {
  readonly #writer: Writer;
  readonly #reader: DuckDBConnection;

  constructor(writer: Writer, reader: DuckDBConnection) {
    this.#writer = writer;
    this.#reader = reader;
  }

  async load(): Promise<void> {
    await this.#writer.exclusively(async (connection) => {
      await connection.run(
        `CREATE TABLE IF NOT EXISTS monitoring (
           kind VARCHAR, name VARCHAR, document VARCHAR, PRIMARY KEY (kind, name))`,
      );
    });
  }

  /** Makes or replaces it; false when there are too many of its kind. */
  async put(kind: MonitoringKind, name: string, document: object): Promise<boolean> {
    return this.#writer.exclusively(async (connection) => {
      const others = 'SELECT count(*) FROM monitoring WHERE kind = $1 AND name <> $2';
      const [[count = 0] = []] = await read(connection, others, [kind, name]);
      if (Number(count) >= MAXIMUM) return false;
      const put = 'INSERT OR REPLACE INTO monitoring VALUES ($1, $2, $3)';
      await connection.run(put, [kind, name, JSON.stringify(document)]);
      return true;
    });
  }

  /** All of a kind, by name. */
  async list(kind: MonitoringKind): Promise<Record<string, unknown>[]> {
    const sql = 'SELECT document FROM monitoring WHERE kind = $1 ORDER BY name';
    const rows = await read(this.#reader, sql, [kind]);
    return rows.map(([document]) => JSON.parse(String(document)));
  }

  async find(kind: MonitoringKind, name: string): Promise<Record<string, unknown> | undefined> {
    const sql = 'SELECT document FROM monitoring WHERE kind = $1 AND name = $2';
    const [row] = await read(this.#reader, sql, [kind, name]);
    return row && JSON.parse(String(row[0]));
  }

  async delete(kind: MonitoringKind, names: readonly string[]): Promise<void> {
    await this.#writer.exclusively(async (connection) => {
      for (const name of names) {
        await connection.run('DELETE FROM monitoring WHERE kind = $1 AND name = $2', [kind, name]);
      }
    });
  }
}
