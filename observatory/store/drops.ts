import type { DuckDBConnection } from '@duckdb/node-api';

export interface Drop {
  reason: string;
  count: number;
  lastMs: number;
}

/** What was not kept, by reason, so that nothing goes missing in silence; survives restarts. */
export class Drops {
  readonly #table: string;
  readonly #column: string;
  readonly #byReason = new Map<string, { count: number; last: number }>();

  /** `column` is what the table counts: `spans` of `dropped`, `mails` of `dropped_mails`. */
  constructor(table = 'dropped', column = 'spans') {
    this.#table = table;
    this.#column = column;
  }

  count(reason: string, count: number, now = Date.now()): void {
    if (count <= 0) return;
    const earlier = this.#byReason.get(reason)?.count ?? 0;
    this.#byReason.set(reason, { count: earlier + count, last: now });
  }

  list(): Drop[] {
    return [...this.#byReason].map(([reason, { count, last }]) => ({
      reason,
      count,
      lastMs: last,
    }));
  }

  async load(connection: DuckDBConnection): Promise<void> {
    const sql = `SELECT reason, ${this.#column}, last_ms FROM ${this.#table}`;
    for (const [reason, count, last] of (await connection.runAndReadAll(sql)).getRows()) {
      this.#byReason.set(String(reason), { count: Number(count), last: Number(last) });
    }
  }

  async save(connection: DuckDBConnection): Promise<void> {
    await connection.run(`DELETE FROM ${this.#table}`);
    for (const { reason, count, lastMs } of this.list()) {
      await connection.run(`INSERT INTO ${this.#table} VALUES (?, ?::BIGINT, ?::BIGINT)`, [
        reason,
        BigInt(count),
        BigInt(lastMs),
      ]);
    }
  }
}
