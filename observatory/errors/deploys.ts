import type { DuckDBConnection } from '@duckdb/node-api';
import type { Deploy } from '../api/errors.ts';
import { read } from '../store/reader.ts';
import type { Writer } from '../store/writer.ts';
import { insertRows } from './insert-rows.ts';

/** The newest deploys, as many as the cap says. */
export class Deploys {
  readonly #writer: Writer;
  readonly #reader: DuckDBConnection;
  readonly #cap: number;

  constructor(writer: Writer, reader: DuckDBConnection, cap: number) {
    this.#writer = writer;
    this.#reader = reader;
    this.#cap = cap;
  }

  /** Keeps a deploy; resolves with its number. */
  add(deploy: Omit<Deploy, 'id'>): Promise<string> {
    return this.#writer.exclusively(async (connection) => {
      const [row] = await read(connection, 'SELECT max(id) FROM error_deploys');
      const id = BigInt(String(row?.[0] ?? 0)) + 1n;
      const { environment, revision, username, comment, status, time_ms } = deploy;
      const values = [id, environment, revision, username, comment, status, BigInt(time_ms)];
      await insertRows(connection, 'error_deploys', [values]);
      await connection.run('DELETE FROM error_deploys WHERE id <= $1', [id - BigInt(this.#cap)]);
      return String(id);
    });
  }

  /** Newest first. */
  async list(): Promise<Deploy[]> {
    const rows = await read(this.#reader, 'SELECT * FROM error_deploys ORDER BY id DESC');
    return rows.map(([id, environment, revision, username, comment, status, time]) => ({
      id: String(id),
      environment: String(environment),
      revision: String(revision),
      username: username === null ? null : String(username),
      comment: comment === null ? null : String(comment),
      status: String(status),
      time_ms: Number(time),
    }));
  }
}
