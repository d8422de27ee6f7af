import type { TraceSummary } from '../api.ts';
import type { SpanRecord } from '../span.ts';
import { isPending, partialGraceMs, quietMs, whatIsMissing } from './completeness.ts';
import { type Member, memberOf, supersedes } from './member.ts';
import { summarise } from './summary.ts';

/** A trace to which spans may still come. */
export interface OpenTrace {
  id: string;
  members: Map<string, Member>;
  /** Whether the table was asked for earlier spans of it. */
  known: boolean;
  complete: boolean;
  settling: boolean;
  touched: number;
  /** When completeness has to be looked at next, in epoch milliseconds. */
  evaluateAt: number;
  summary: TraceSummary | undefined;
}

export type Verdict = 'new' | 'replaces' | 'duplicate' | 'too many';

export interface OpenLimits {
  /** Spans of one trace. */
  spansPerTrace: number;
  /** Spans of all open traces; past it those longest untouched are closed. */
  spans: number;
  /** After the last span of a complete trace, and of any. */
  completeMs: number;
  idleMs: number;
}

const defaultOpenLimits: OpenLimits = {
  spansPerTrace: 25_000,
  spans: 100_000,
  completeMs: 1000,
  idleMs: 60_000,
};

/**
 * The traces that are still coming in, in memory, ordered by when they were last touched. Knows no
 * clock and no database: both come from outside.
 */
export class OpenTraces {
  readonly #traces = new Map<string, OpenTrace>();
  readonly #limits: OpenLimits;
  #spans = 0;
  readonly #changed = new Set<string>();

  constructor(limits: OpenLimits = defaultOpenLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#traces.size;
  }

  get(traceId: string): OpenTrace | undefined {
    return this.#traces.get(traceId);
  }

  all(): Iterable<OpenTrace> {
    return this.#traces.values();
  }

  /** Takes a span in and says what it is to what is already there. */
  add(span: SpanRecord, now: number): Verdict {
    const trace = this.#traces.get(span.traceId) ?? this.#create(span.traceId, now);
    const earlier = trace.members.get(span.spanId);
    if (earlier && !supersedes(earlier)) return 'duplicate';
    if (!earlier && trace.members.size >= this.#limits.spansPerTrace) return 'too many';
    if (!earlier) this.#spans++;
    trace.members.set(span.spanId, memberOf(span, now));
    this.#touch(trace, now);
    return earlier ? 'replaces' : 'new';
  }

  /** Adds spans that were written before; they never displace what arrived since. */
  addEarlier(traceId: string, members: Iterable<Member>, now: number): OpenTrace {
    const trace = this.#traces.get(traceId) ?? this.#create(traceId, now);
    for (const member of members) {
      const present = trace.members.get(member.spanId);
      if (present && !supersedes(present)) continue;
      if (!present) this.#spans++;
      trace.members.set(member.spanId, member);
    }
    trace.known = true;
    trace.evaluateAt = Math.min(trace.evaluateAt, now);
    trace.summary = undefined;
    this.#changed.add(traceId);
    return trace;
  }

  #create(id: string, now: number): OpenTrace {
    const trace: OpenTrace = {
      id,
      members: new Map(),
      known: false,
      complete: false,
      settling: false,
      touched: now,
      evaluateAt: now,
      summary: undefined,
    };
    this.#traces.set(id, trace);
    return trace;
  }

  #touch(trace: OpenTrace, now: number): void {
    this.#traces.delete(trace.id);
    this.#traces.set(trace.id, trace);
    trace.touched = now;
    trace.evaluateAt = now + quietMs;
    trace.complete = false;
    trace.settling = false;
    trace.summary = undefined;
    this.#changed.add(trace.id);
  }

  /** Looks at the traces whose time has come; gives those that were looked at. */
  evaluate(now: number): OpenTrace[] {
    const evaluated: OpenTrace[] = [];
    for (const trace of this.#traces.values()) {
      if (trace.evaluateAt > now || !trace.known) continue;
      trace.evaluateAt = nextEvaluation(trace, now);
      const complete = whatIsMissing(trace.members, now).length === 0;
      if (complete !== trace.complete) {
        trace.complete = complete;
        trace.summary = undefined;
        this.#changed.add(trace.id);
      }
      evaluated.push(trace);
    }
    return evaluated;
  }

  /** Marks and gives the traces that need not be held in memory any longer. */
  toSettle(now: number): OpenTrace[] {
    const settling: OpenTrace[] = [];
    let excess = this.#spans - this.#limits.spans;
    for (const trace of this.#traces.values()) {
      const idle = now - trace.touched;
      const limit = trace.complete ? this.#limits.completeMs : this.#limits.idleMs;
      if (trace.known && !trace.settling && (idle >= limit || excess > 0)) {
        trace.settling = true;
        settling.push(trace);
      }
      excess -= trace.members.size;
    }
    return settling;
  }

  /** Drops a trace from memory; false when a span came for it while its row was being written. */
  forget(trace: OpenTrace): boolean {
    if (!trace.settling) return false;
    this.#spans -= trace.members.size;
    this.#traces.delete(trace.id);
    return true;
  }

  takeChanged(): string[] {
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  summaryOf(trace: OpenTrace): TraceSummary {
    trace.summary ??= summarise(trace.id, [...trace.members.values()], trace.complete);
    return trace.summary;
  }
}

function nextEvaluation(trace: OpenTrace, now: number): number {
  const quietAt = trace.touched + quietMs;
  let next = quietAt > now ? quietAt : Number.POSITIVE_INFINITY;
  for (const member of trace.members.values()) {
    if (isPending(member, now)) next = Math.min(next, member.received + partialGraceMs);
  }
  return next;
}
