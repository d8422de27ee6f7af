import type { DuckDBConnection } from '@duckdb/node-api';
import type { XraySegment, XrayStatus } from '../api/xray.ts';
import { Waiters } from '../live/waiters.ts';
import { Drops } from '../store/drops.ts';
import type { Writer } from '../store/writer.ts';
import { Groups } from './groups.ts';
import { presentSegment } from './present.ts';
import { Quotas } from './quotas.ts';
import { SamplingRules } from './rules.ts';
import { parseSegment, type Segment, SegmentRefused } from './segment.ts';
import { SegmentQueue } from './segment-queue.ts';
import { type SegmentCaps, SegmentTable, segmentsOf, traceIdsBetween } from './segment-table.ts';
import { createTables } from './tables.ts';
import { joinSubsegments, tracesOf, type XrayTrace } from './trace.ts';

const mebibyte = 1024 * 1024;
/** What of one trace, and of all traces of one question, is looked at. */
const most = { segmentsOfTrace: 1000, traces: 1000, segments: 20_000 };

/** Without a file the documents are in the memory that DuckDB shares with the spans. */
export function defaultXrayCaps(inMemory: boolean): SegmentCaps {
  return inMemory
    ? { segments: 10_000, bytes: 12 * mebibyte }
    : { segments: 100_000, bytes: 64 * mebibyte };
}

/** The Observatory's X-Ray: segments, sampling rules and groups, in its file. */
export class XrayStore {
  readonly rules: SamplingRules;
  readonly groups: Groups;
  readonly quotas = new Quotas();
  /** Of segments, by the ids of their traces. */
  readonly arrivals = new Waiters<ReadonlySet<string>>('segments');
  /** Where segments are taken over UDP and TCP; null for nowhere. */
  address: string | null = null;
  readonly #writer: Writer;
  readonly #reader: DuckDBConnection;
  readonly #caps: SegmentCaps;
  readonly #table: SegmentTable;
  readonly #queue: SegmentQueue;
  readonly #drops = new Drops('dropped_segments', 'segments');
  #received = 0;
  #changed = false;
  #dropsChanged = false;

  constructor(
    writer: Writer,
    reader: DuckDBConnection,
    caps: SegmentCaps,
    onError: (error: unknown) => void,
  ) {
    this.#writer = writer;
    this.#reader = reader;
    this.#caps = caps;
    this.#table = new SegmentTable(caps);
    this.rules = new SamplingRules(writer);
    this.groups = new Groups(writer);
    this.#queue = new SegmentQueue({
      write: (batch) => this.#write(batch),
      failed: (error, segments) => {
        this.refused('segment_write_failed', segments);
        onError(error);
      },
    });
  }

  async load(): Promise<void> {
    await this.#writer.exclusively(async (connection) => {
      for (const statement of createTables) await connection.run(statement);
      await this.#drops.load(connection);
      await this.#table.count(connection);
    });
    await this.rules.load();
    await this.groups.load();
  }

  /** Takes a document for which nobody waits; what cannot be taken is counted by reason. */
  offer(text: string): void {
    try {
      const segment = parseSegment(text);
      if (this.#queue.push(segment)) this.#received++;
      else this.refused('segment_queue_full', 1);
    } catch (error) {
      if (!(error instanceof SegmentRefused)) throw error;
      this.refused('segment_invalid', 1);
    }
  }

  /** Resolves once those that can be taken are stored, with why the others cannot. */
  async put(texts: readonly string[]): Promise<SegmentRefused[]> {
    const segments: Segment[] = [];
    const refused: SegmentRefused[] = [];
    for (const text of texts) {
      try {
        segments.push(parseSegment(text));
      } catch (error) {
        if (!(error instanceof SegmentRefused)) throw error;
        refused.push(error);
      }
    }
    this.refused('segment_invalid', refused.length);
    await this.#write(segments);
    this.#received += segments.length;
    return refused;
  }

  refused(reason: string, segments: number): void {
    this.#drops.count(reason, segments);
    if (segments > 0) this.#dropsChanged = true;
  }

  /** The segments of a trace, oldest first, at most a thousand documents. */
  async ofTrace(traceId: string): Promise<XraySegment[]> {
    await this.#queue.flush();
    const found = await segmentsOf(this.#reader, [traceId], most.segmentsOfTrace);
    return joinSubsegments(found).map(presentSegment);
  }

  /** Traces by their ids, in that order; those that are unknown are left out. */
  async traces(traceIds: readonly string[]): Promise<XrayTrace[]> {
    await this.#queue.flush();
    return tracesOf(traceIds, await segmentsOf(this.#reader, traceIds, most.segments));
  }

  /** The newest traces of a time, at most a thousand, or as many as are wanted. */
  async between(fromMs: number, toMs: number, limit = most.traces): Promise<XrayTrace[]> {
    await this.#queue.flush();
    const ids = await traceIdsBetween(this.#reader, fromMs, toMs, Math.min(limit, most.traces));
    return tracesOf(ids, await segmentsOf(this.#reader, ids, most.segments));
  }

  status(): XrayStatus {
    const dropped = this.#drops
      .list()
      .map(({ reason, count, lastMs }) => ({ reason, segments: count, last_ms: lastMs }));
    const { stored } = this.#table;
    const cap = this.#caps.segments;
    return { address: this.address, stored, cap, received: this.#received, dropped };
  }

  /** Whether anything came since the last call. */
  takeChanged(): { stored: number } | undefined {
    if (!this.#changed) return undefined;
    this.#changed = false;
    return { stored: this.#table.stored };
  }

  /** Writes what waits. */
  async close(): Promise<void> {
    await this.#queue.close();
    await this.#writer.exclusively((connection) => this.#drops.save(connection));
  }

  async #write(batch: readonly Segment[]): Promise<void> {
    if (batch.length === 0) return;
    await this.#writer.exclusively(async (connection) => {
      this.refused('segment_cap', await this.#table.write(connection, batch));
      // With the segments, so that a killed process has told of all but the last ones.
      if (!this.#dropsChanged) return;
      this.#dropsChanged = false;
      await this.#drops.save(connection);
    });
    this.#changed = true;
    this.arrivals.arrived(new Set(batch.map(({ traceId }) => traceId)));
  }
}
