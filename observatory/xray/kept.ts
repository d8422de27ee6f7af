import { read } from '../store/reader.ts';
import { transaction } from '../store/transaction.ts';
import type { Writer } from '../store/writer.ts';

/** A few things by name, held in memory and in a table: rules and groups. */
export class Kept<Body> {
  readonly #writer: Writer;
  readonly #kind: string;
  readonly #byName = new Map<string, Body>();

  constructor(writer: Writer, kind: string) {
    this.#writer = writer;
    this.#kind = kind;
  }

  async load(): Promise<void> {
    const sql = 'SELECT name, body FROM xray_kept WHERE kind = $1 ORDER BY name';
    const rows = await this.#writer.exclusively((connection) =>
      read(connection, sql, [this.#kind]),
    );
    for (const [name, body] of rows) this.#byName.set(String(name), JSON.parse(String(body)));
  }

  get(name: string): Body | undefined {
    return this.#byName.get(name);
  }

  all(): Body[] {
    return [...this.#byName.values()];
  }

  /** Resolves once it is stored. */
  async set(name: string, body: Body): Promise<void> {
    this.#byName.set(name, body);
    const text = JSON.stringify(body);
    await this.#writer.exclusively((connection) =>
      transaction(connection, async () => {
        await connection.run('DELETE FROM xray_kept WHERE kind = $1 AND name = $2', [
          this.#kind,
          name,
        ]);
        await connection.run('INSERT INTO xray_kept VALUES ($1, $2, $3)', [this.#kind, name, text]);
      }),
    );
  }

  async delete(name: string): Promise<void> {
    this.#byName.delete(name);
    await this.#writer.exclusively((connection) =>
      connection.run('DELETE FROM xray_kept WHERE kind = $1 AND name = $2', [this.#kind, name]),
    );
  }
}
