import type { DuckDBConnection } from '@duckdb/node-api';
import type { Status } from '../api.ts';

/** What was not kept, by reason, so that nothing goes missing in silence; survives restarts. */
export class Drops {
  readonly #byReason = new Map<string, { spans: number; last: number }>();

  count(reason: string, spans: number, now = Date.now()): void {
    if (spans <= 0) return;
    const earlier = this.#byReason.get(reason)?.spans ?? 0;
    this.#byReason.set(reason, { spans: earlier + spans, last: now });
  }

  list(): Status['dropped'] {
    return [...this.#byReason].map(([reason, { spans, last }]) => ({
      reason,
      spans,
      last_ms: last,
    }));
  }

  async load(connection: DuckDBConnection): Promise<void> {
    const reader = await connection.runAndReadAll('SELECT reason, spans, last_ms FROM dropped');
    for (const [reason, spans, last] of reader.getRows()) {
      this.#byReason.set(String(reason), { spans: Number(spans), last: Number(last) });
    }
  }

  async save(connection: DuckDBConnection): Promise<void> {
    await connection.run('DELETE FROM dropped');
    for (const { reason, spans, last_ms } of this.list()) {
      await connection.run('INSERT INTO dropped VALUES (?, ?::BIGINT, ?::BIGINT)', [
        reason,
        BigInt(spans),
        BigInt(last_ms),
      ]);
    }
  }
}
