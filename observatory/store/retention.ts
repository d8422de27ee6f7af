import { stat } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { checkpoint } from './checkpoint.ts';
import type { Drops } from './drops.ts';
import { read } from './reader.ts';
import { transaction } from './transaction.ts';
import type { Writer } from './writer.ts';

export interface Caps {
  spans: number;
  diskBytes: number;
}

export interface Usage {
  /** Spans in the table; rows of events and links are not counted. */
  spans: number;
  traces: number;
  oldestUnixNano: string | null;
  diskBytes: number;
}

/** Dropped in one go, as a share of all, so that dropping is rare. */
const share = 0.1;

/**
 * Keeps the store under its caps. The oldest whole traces go first, counted by reason; traces that
 * are still open are never cut.
 */
export class Retention {
  readonly #writer: Writer;
  readonly #reader: DuckDBConnection;
  readonly #drops: Drops;
  readonly #path: string;
  readonly #caps: Caps;

  constructor(writer: Writer, reader: DuckDBConnection, drops: Drops, path: string, caps: Caps) {
    this.#writer = writer;
    this.#reader = reader;
    this.#drops = drops;
    this.#path = path;
    this.#caps = caps;
  }

  /** Checkpoints, which also frees memory, and drops what is over a cap. */
  async enforce(): Promise<void> {
    await this.#writer.exclusively(checkpoint);
    const usage = await this.usage();
    const overSpans = usage.spans - this.#caps.spans;
    if (overSpans > 0) {
      await this.#dropOldest('span_cap', overSpans + Math.floor(this.#caps.spans * share));
    } else if (usage.diskBytes > this.#caps.diskBytes) {
      await this.#dropOldest('disk_cap', Math.ceil(usage.spans * share));
    }
  }

  async usage(): Promise<Usage> {
    const [row] = await read(
      this.#reader,
      `SELECT (SELECT count(*) FROM spans WHERE "meta.annotation_type" IS NULL),
              (SELECT count(*) FROM traces), (SELECT min(_start) FROM spans)`,
    );
    return {
      spans: Number(row?.[0] ?? 0),
      traces: Number(row?.[1] ?? 0),
      oldestUnixNano: row?.[2] === null || row === undefined ? null : String(row[2]),
      diskBytes: await this.#diskBytes(),
    };
  }

  /**
   * Blocks in use, not the file's size, which does not shrink when rows go, and the log beside it.
   * Without a file, the memory that the tables take.
   */
  async #diskBytes(): Promise<number> {
    if (this.#path === ':memory:') {
      const [row] = await read(
        this.#reader,
        "SELECT sum(memory_usage_bytes) FROM duckdb_memory() WHERE tag LIKE '%TABLE'",
      );
      return Number(row?.[0] ?? 0);
    }
    const [row] = await read(
      this.#reader,
      'SELECT used_blocks * block_size FROM pragma_database_size() LIMIT 1',
    );
    const log = await stat(`${this.#path}.wal`).catch(() => undefined);
    return Number(row?.[0] ?? 0) + (log?.size ?? 0);
  }

  async #dropOldest(reason: string, spans: number): Promise<void> {
    await this.#writer.exclusively(async (connection) => {
      const [row] = await read(
        connection,
        `SELECT max(received) FROM (
           SELECT received, sum(span_count) OVER (ORDER BY received, trace_id) - span_count AS before
           FROM traces) WHERE before < $1`,
        [spans],
      );
      const until = row?.[0];
      if (until === null || until === undefined) return;
      await transaction(connection, async () => {
        const going = 'SELECT trace_id FROM traces WHERE received <= $1';
        const [counted] = await read(
          connection,
          `SELECT sum(span_count) FROM (FROM traces WHERE received <= $1)`,
          [until],
        );
        await connection.run(`DELETE FROM spans WHERE "trace.trace_id" IN (${going})`, [until]);
        await connection.run('DELETE FROM traces WHERE received <= $1', [until]);
        this.#drops.count(reason, Number(counted?.[0] ?? 0));
        await this.#drops.save(connection);
      });
    });
    await this.#writer.pruneOrigins();
    await this.#writer.exclusively(checkpoint);
  }
}
