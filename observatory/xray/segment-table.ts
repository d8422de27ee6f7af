import type { DuckDBAppender, DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { checkpoint } from '../store/checkpoint.ts';
import { joined, read, unnested } from '../store/reader.ts';
import { transaction } from '../store/transaction.ts';
import type { Segment } from './segment.ts';

export interface SegmentCaps {
  segments: number;
  /** Of all documents together. */
  bytes: number;
}

const columns =
  'trace_id, id, parent_id, subsegment, name, start_ms, end_ms, received, bytes, document';

/** The table of segments: one row a document. Its writing methods run on the writing connection. */
export class SegmentTable {
  readonly #caps: SegmentCaps;
  #stored = 0;
  #bytes = 0;

  constructor(caps: SegmentCaps) {
    this.#caps = caps;
  }

  get stored(): number {
    return this.#stored;
  }

  /**
   * Writes a batch in one transaction. A complete document takes the place of one in progress, in
   * whichever order the two arrive. Resolves with how many old ones made room.
   */
  async write(connection: DuckDBConnection, batch: readonly Segment[]): Promise<number> {
    const received = BigInt(Date.now());
    await transaction(connection, async () => {
      const fresh = await this.#withoutOvertaken(connection, newest(batch));
      const keys = fresh.map(({ traceId, id }) => traceId + id);
      await connection.run(`DELETE FROM xray_segments WHERE concat(trace_id, id) IN ${unnested}`, [
        joined(keys),
      ]);
      // Many times as quick as a statement a row; the spans wait for this connection as well.
      const appender = await connection.createAppender('xray_segments');
      for (const segment of fresh) append(appender, segment, received);
      appender.closeSync();
    });
    await this.count(connection);
    return this.#makeRoom(connection);
  }

  async count(connection: DuckDBConnection): Promise<void> {
    const [row = []] = await read(connection, 'SELECT count(*), sum(bytes) FROM xray_segments');
    this.#stored = Number(row[0]);
    this.#bytes = Number(row[1] ?? 0);
  }

  /** Leaves out what is in progress here and known to be complete in the table. */
  async #withoutOvertaken(connection: DuckDBConnection, batch: Segment[]): Promise<Segment[]> {
    const unfinished = batch.filter(({ endMs }) => endMs === null);
    if (unfinished.length === 0) return batch;
    const complete = await read(
      connection,
      `SELECT concat(trace_id, id) FROM xray_segments
       WHERE end_ms IS NOT NULL AND concat(trace_id, id) IN ${unnested}`,
      [joined(unfinished.map(({ traceId, id }) => traceId + id))],
    );
    const keys = new Set(complete.map(([key]) => String(key)));
    return batch.filter(({ endMs, traceId, id }) => endMs !== null || !keys.has(traceId + id));
  }

  async #makeRoom(connection: DuckDBConnection): Promise<number> {
    const { segments, bytes } = this.#caps;
    if (this.#stored <= segments && this.#bytes <= bytes) return 0;
    const before = this.#stored;
    // A tenth more than has to go, so that not every batch comes to this.
    await connection.run(
      `DELETE FROM xray_segments WHERE rowid IN (
         SELECT row_id FROM (
           SELECT rowid AS row_id, row_number() OVER newest AS place, sum(bytes) OVER newest AS total
           FROM xray_segments WINDOW newest AS (ORDER BY received DESC, rowid DESC))
         WHERE place > $1 OR total > $2)`,
      [Math.floor(segments * 0.9), Math.floor(bytes * 0.9)],
    );
    await checkpoint(connection);
    await this.count(connection);
    return before - this.#stored;
  }
}

/** Every segment of the traces, in the order of their start. */
export async function segmentsOf(
  reader: DuckDBConnection,
  traceIds: readonly string[],
  limit: number,
): Promise<Segment[]> {
  const rows = await read(
    reader,
    `SELECT ${columns} FROM xray_segments WHERE trace_id IN ${unnested}
     ORDER BY start_ms, subsegment, id LIMIT ${limit}`,
    [joined(traceIds)],
  );
  return rows.map(fromRow);
}

/** The traces that have a segment which began in that time, the latest first. */
export async function traceIdsBetween(
  reader: DuckDBConnection,
  fromMs: number,
  toMs: number,
  limit: number,
): Promise<string[]> {
  const rows = await read(
    reader,
    `SELECT trace_id FROM xray_segments WHERE start_ms >= $1::DOUBLE AND start_ms <= $2::DOUBLE
     GROUP BY trace_id ORDER BY max(start_ms) DESC, trace_id LIMIT ${limit}`,
    [fromMs, toMs],
  );
  return rows.map(([id]) => String(id));
}

/** Of several documents of one id the last complete one, else the last. */
function newest(batch: readonly Segment[]): Segment[] {
  const byKey = new Map<string, Segment>();
  for (const segment of batch) {
    const key = segment.traceId + segment.id;
    const earlier = byKey.get(key);
    if (earlier && earlier.endMs !== null && segment.endMs === null) continue;
    byKey.set(key, segment);
  }
  return [...byKey.values()];
}

function append(appender: DuckDBAppender, segment: Segment, received: bigint): void {
  appender.appendVarchar(segment.traceId);
  appender.appendVarchar(segment.id);
  if (segment.parentId === null) appender.appendNull();
  else appender.appendVarchar(segment.parentId);
  appender.appendBoolean(segment.subsegment);
  appender.appendVarchar(segment.name);
  appender.appendDouble(segment.startMs);
  if (segment.endMs === null) appender.appendNull();
  else appender.appendDouble(segment.endMs);
  appender.appendBigInt(received);
  appender.appendInteger(Buffer.byteLength(segment.document));
  appender.appendVarchar(segment.document);
  appender.endRow();
}

function fromRow(row: DuckDBValue[]): Segment {
  const [traceId, id, parentId, subsegment, name, startMs, endMs] = row;
  return {
    traceId: String(traceId),
    id: String(id),
    parentId: parentId === null ? null : String(parentId),
    subsegment: Boolean(subsegment),
    name: String(name),
    startMs: Number(startMs),
    endMs: endMs === null ? null : Number(endMs),
    document: String(row[9]),
  };
}
