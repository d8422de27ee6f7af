import { read } from '../store/reader.ts';
import type { Writer } from '../store/writer.ts';

export interface KeptOptions {
  /** What the things are, as the table tells them apart. */
  kind: 'query' | 'annotation';
  /** Beyond so many the oldest go. */
  maximum: number;
}

/** Things by id that outlive a restart: in memory and in a table, bounded. */
export class Kept<Body> {
  readonly #writer: Writer;
  readonly #options: KeptOptions;
  readonly #byId = new Map<string, Body>();

  constructor(writer: Writer, options: KeptOptions) {
    this.#writer = writer;
    this.#options = options;
  }

  async load(): Promise<void> {
    const rows = await this.#writer.exclusively(async (connection) => {
      await connection.run(
        `CREATE TABLE IF NOT EXISTS honeycomb_kept (
           kind VARCHAR, id VARCHAR, body VARCHAR, made_ms BIGINT, PRIMARY KEY (kind, id))`,
      );
      const sql = 'SELECT id, body FROM honeycomb_kept WHERE kind = $1 ORDER BY made_ms, id';
      return read(connection, sql, [this.#options.kind]);
    });
    for (const [id, body] of rows) this.#byId.set(String(id), JSON.parse(String(body)));
  }

  get(id: string): Body | undefined {
    return this.#byId.get(id);
  }

  all(): Body[] {
    return [...this.#byId.values()];
  }

  /** Resolves once it is stored. */
  async set(id: string, body: Body): Promise<void> {
    this.#byId.set(id, body);
    const { kind, maximum } = this.#options;
    const [oldest] = this.#byId.keys();
    if (this.#byId.size > maximum && oldest !== undefined) await this.delete(oldest);
    await this.#writer.exclusively(async (connection) => {
      const sql = `INSERT INTO honeycomb_kept VALUES ($1, $2, $3, $4)
                   ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body`;
      await connection.run(sql, [kind, id, JSON.stringify(body), BigInt(Date.now())]);
    });
  }

  async delete(id: string): Promise<void> {
    this.#byId.delete(id);
    await this.#writer.exclusively((connection) =>
      connection.run('DELETE FROM honeycomb_kept WHERE kind = $1 AND id = $2', [
        this.#options.kind,
        id,
      ]),
    );
  }
}
