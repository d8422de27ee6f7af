import { setTimeout } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { SpanRecord } from '../span.ts';
import type { Drops } from '../store/drops.ts';
import { joined, read, readSpans, unnested } from '../store/reader.ts';
import type { Retention } from '../store/retention.ts';
import type { Writer } from '../store/writer.ts';
import { sortCopies } from './copies.ts';
import type { OpenTrace, OpenTraces, Verdict } from './open-traces.ts';
import type { Waiters } from './waiters.ts';

/** Spans waiting to be written; past it requests wait, and then are told to come again. */
const maximumQueue = 16_000;
const longestWaitMs = 3000;

/** Arrival to visibility in queries, in milliseconds. */
const flushEveryMs = 200;
const sweepEveryMs = 100;

/** Spans taken in between two checkpoints, which free memory and enforce the caps. */
const spansPerCheckpoint = 50_000;
const maintainEveryMs = 1000;

/** What became of spans that were taken in. */
export interface Tally {
  taken: number;
  known: number;
  tooMany: number;
}

const tallied = {
  new: 'taken',
  replaces: 'taken',
  duplicate: 'known',
  'too many': 'tooMany',
} as const satisfies Record<Verdict, keyof Tally>;

interface Parts {
  writer: Writer;
  reader: DuckDBConnection;
  open: OpenTraces;
  waiters: Waiters;
  drops: Drops;
  retention: Retention;
  onError: (error: unknown) => void;
}

/** Takes spans in, keeps the open traces, and sees to it that both reach the tables in time. */
export class Recorder {
  readonly #parts: Parts;
  readonly #timers: NodeJS.Timeout[];
  #unknown: string[] = [];
  #sweeping: Promise<void> | undefined;
  #maintained = 0;
  #maintaining: Promise<void> | undefined;
  received = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#timers = [
      setInterval(() => this.#sweepOnce(), sweepEveryMs),
      setInterval(() => void parts.writer.flush().catch(parts.onError), flushEveryMs),
      setInterval(() => this.#maintain(), maintainEveryMs),
    ];
  }

  /** False when spans cannot be written, or not as fast as they come. */
  async room(): Promise<boolean> {
    const { writer } = this.#parts;
    if (writer.queued < maximumQueue) return true;
    const waited = new AbortController();
    const { signal } = waited;
    const timeout = setTimeout(longestWaitMs, undefined, { signal }).catch(() => {});
    await Promise.race([writer.flush().catch(this.#parts.onError), timeout]);
    waited.abort();
    return writer.queued < maximumQueue;
  }

  /** Takes spans in; gives how many were new or finished an earlier one, here already, or too many. */
  accept(spans: readonly SpanRecord[]): Tally {
    const { writer, open, drops } = this.#parts;
    const tally: Tally = { taken: 0, known: 0, tooMany: 0 };
    const now = Date.now();
    for (const span of spans) {
      const trace = open.get(span.traceId);
      if (!trace) this.#unknown.push(span.traceId);
      const earlier = trace?.members.get(span.spanId);
      const verdict = open.add(span, now);
      if (verdict === 'too many') drops.count('trace_too_large', 1);
      tally[tallied[verdict]]++;
      if (verdict === 'replaces' && earlier) {
        const { traceId, spanId } = span;
        writer.withdraw([{ traceId, spanId, received: earlier.received }]);
      }
      if (verdict === 'new' || verdict === 'replaces') writer.push(span, now);
    }
    this.received += spans.length;
    return tally;
  }

  /**
   * The same for spans that were perhaps taken in long ago: their traces are brought back into memory
   * first, so that none is stored twice. The caller has found `room`.
   */
  async acceptAgain(spans: readonly SpanRecord[]): Promise<Tally> {
    const { open } = this.#parts;
    const traceIds = [...new Set(spans.map(({ traceId }) => traceId))];
    for (;;) {
      const expected = traceIds.filter((id) => open.get(id));
      expected.push(...(await this.#lookUp(traceIds)));
      // One that was open may have been put away while the others were looked up.
      if (expected.every((id) => open.get(id)?.known)) break;
    }
    return this.accept(spans);
  }

  /** Everything that has to happen soon after spans arrived; also called by tests. */
  async sweep(now = Date.now()): Promise<void> {
    const { open, waiters } = this.#parts;
    await this.#lookUpUnknown();
    for (const trace of open.evaluate(now)) waiters.evaluated(trace);
    await this.#settle(open.toSettle(now));
  }

  /** Brings a trace that was put away back into memory; undefined when there is none of that id. */
  async reopen(traceId: string): Promise<OpenTrace | undefined> {
    const { open } = this.#parts;
    const present = open.get(traceId);
    if (present?.known) return present;
    await this.#lookUp([traceId]);
    return open.get(traceId);
  }

  async #lookUpUnknown(): Promise<void> {
    const traceIds = this.#unknown.splice(0);
    try {
      await this.#lookUp(traceIds);
    } catch (error) {
      // A trace that is never looked up would never be put away.
      this.#unknown = [...traceIds, ...this.#unknown];
      throw error;
    }
  }

  /**
   * Spans that came for traces that were put away are joined with what is in the table of them, and
   * those that were stored twice taken out once; gives the ids of those traces.
   */
  async #lookUp(traceIds: string[]): Promise<string[]> {
    if (traceIds.length === 0) return [];
    const { open, reader, writer } = this.#parts;
    const rows = await read(reader, `SELECT trace_id FROM traces WHERE trace_id IN ${unnested}`, [
      joined(traceIds),
    ]);
    const found = rows.map(([id]) => String(id));
    const earlier = Map.groupBy(await readSpans(reader, found), ({ span }) => span.traceId);
    const copies = [...earlier].flatMap(([traceId, spans]) => {
      const { kept, extra } = sortCopies(traceId, spans, open.get(traceId)?.members ?? new Map());
      open.addEarlier(traceId, kept, Date.now());
      return extra;
    });
    writer.withdraw(copies);
    writer.reopen(found);
    for (const traceId of traceIds) {
      const trace = open.get(traceId);
      if (trace) trace.known = true;
    }
    return found;
  }

  async #settle(traces: OpenTrace[]): Promise<void> {
    if (traces.length === 0) return;
    const { open, writer } = this.#parts;
    writer.settle(traces.map((trace) => open.summaryOf(trace)));
    try {
      await writer.flush();
    } catch (error) {
      for (const trace of traces) trace.settling = false;
      writer.reopen(traces.map(({ id }) => id));
      throw error;
    }
    writer.reopen(traces.filter((trace) => !open.forget(trace)).map(({ id }) => id));
  }

  #maintain(): void {
    if (this.#maintaining || this.received - this.#maintained < spansPerCheckpoint) return;
    this.#maintained = this.received;
    const { retention, onError } = this.#parts;
    this.#maintaining = retention
      .enforce()
      .catch(onError)
      .finally(() => {
        this.#maintaining = undefined;
      });
  }

  #sweepOnce(): void {
    this.#sweeping ??= this.sweep()
      .catch(this.#parts.onError)
      .finally(() => {
        this.#sweeping = undefined;
      });
  }

  /** Writes all that was taken, then stops. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all([this.#sweeping, this.#maintaining]);
    const { writer, open } = this.#parts;
    writer.settle([...open.all()].filter(({ known }) => known).map((t) => open.summaryOf(t)));
    await writer.flush();
  }
}
