import type { DuckDBConnection } from '@duckdb/node-api';
import { checkpoint } from '../store/checkpoint.ts';
import type { Drops } from '../store/drops.ts';
import { read } from '../store/reader.ts';
import type { Catalogue } from './catalogue.ts';

export interface LogCaps {
  events: number;
  /** Of all messages as CloudWatch counts them, 26 bytes an event included. */
  bytes: number;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Of what is stored, the share that goes at once, so that going is rare. */
const share = 0.1;

/** What a file that may grow to `diskBytes` has for logs, so that they never push out spans. */
export function logCapsFor(diskBytes: number): LogCaps {
  return { events: 500_000, bytes: Math.min(256 * 1024 * 1024, Math.floor(diskBytes / 4)) };
}

/** Keeps the events under their cap and within the retention of their group. */
export class Room {
  stored = 0;
  bytes = 0;
  readonly #caps: LogCaps;
  readonly #catalogue: Catalogue;
  readonly #drops: Drops;

  constructor(caps: LogCaps, catalogue: Catalogue, drops: Drops) {
    this.#caps = caps;
    this.#catalogue = catalogue;
    this.#drops = drops;
  }

  async count(connection: DuckDBConnection): Promise<void> {
    const [row = []] = await read(connection, 'SELECT count(*), sum(bytes) FROM log_events');
    this.stored = Number(row[0]);
    this.bytes = Number(row[1] ?? 0);
  }

  /** Takes out the events that arrived first, until the others fit; true when some went. */
  async enforce(connection: DuckDBConnection): Promise<boolean> {
    const before = this.stored;
    while (this.isOver) {
      const going = Math.ceil(this.stored * share);
      await connection.run(
        'DELETE FROM log_events WHERE id <= (SELECT max(id) FROM (SELECT id FROM log_events ORDER BY id LIMIT $1))',
        [going],
      );
      await this.count(connection);
    }
    if (this.stored === before) return false;
    this.#drops.count('log_cap', before - this.stored);
    await this.#drops.save(connection);
    await this.#removed(connection);
    return true;
  }

  /** Takes out what is older than its group keeps; true when some went. */
  async expire(connection: DuckDBConnection, nowMs: number): Promise<boolean> {
    const before = this.stored;
    for (const { name, retentionDays } of this.#catalogue.groups.values()) {
      if (retentionDays === null) continue;
      const oldest = BigInt(nowMs - retentionDays * dayMs);
      const sql = 'DELETE FROM log_events WHERE group_name = $1 AND time < $2';
      await connection.run(sql, [name, oldest]);
    }
    await this.count(connection);
    if (this.stored === before) return false;
    await this.#removed(connection);
    return true;
  }

  get isOver(): boolean {
    return this.stored > this.#caps.events || this.bytes > this.#caps.bytes;
  }

  async #removed(connection: DuckDBConnection): Promise<void> {
    await this.#catalogue.count(connection);
    await checkpoint(connection);
  }
}
