import { read } from '../store/reader.ts';
import type { Writer } from '../store/writer.ts';

export interface KeptOptions {
  /** What the things are, as the table tells them apart. */
  kind: 'query' | 'annotation';
  /** Beyond so many, or so many bytes of JSON, the oldest go. */
  maximum: { count: number; bytes: number };
}

/** Things by id that outlive a restart: in memory and in a table, bounded. */
export class Kept<Body> {
  readonly #writer: Writer;
  readonly #options: KeptOptions;
  readonly #byId = new Map<string, { body: Body; bytes: number }>();
  #bytes = 0;

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
    for (const [id, text] of rows) this.#hold(String(id), String(text));
  }

  get(id: string): Body | undefined {
    return this.#byId.get(id)?.body;
  }

  all(): Body[] {
    return [...this.#byId.values()].map(({ body }) => body);
  }

  /** Resolves once it is stored. */
  async set(id: string, body: Body): Promise<void> {
    const { kind, maximum } = this.#options;
    const text = JSON.stringify(body);
    this.#hold(id, text);
    for (const oldest of [...this.#byId.keys()]) {
      if (this.#byId.size <= maximum.count && this.#bytes <= maximum.bytes) break;
      await this.delete(oldest);
    }
    await this.#writer.exclusively(async (connection) => {
      const sql = `INSERT INTO honeycomb_kept VALUES ($1, $2, $3, $4)
                   ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body`;
      await connection.run(sql, [kind, id, text, BigInt(Date.now())]);
    });
  }

  async delete(id: string): Promise<void> {
    this.#letGo(id);
    await this.#writer.exclusively((connection) =>
      connection.run('DELETE FROM honeycomb_kept WHERE kind = $1 AND id = $2', [
        this.#options.kind,
        id,
      ]),
    );
  }

  #hold(id: string, text: string): void {
    this.#letGo(id);
    this.#byId.set(id, { body: JSON.parse(text), bytes: text.length });
    this.#bytes += text.length;
  }

  #letGo(id: string): void {
    this.#bytes -= this.#byId.get(id)?.bytes ?? 0;
    this.#byId.delete(id);
  }
}
