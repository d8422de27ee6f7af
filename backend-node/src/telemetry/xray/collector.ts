import { type Context, trace } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { countDropped } from '../counters.ts';
import { XRAY_SAMPLED } from './amzn-trace-header.ts';
import { LocalTrace } from './local-trace.ts';

const OPEN_LIMIT = 4_096;
const OPEN_FOR_MS = 300_000;

export interface CollectorOptions {
  /** Whether a local trace goes to X-Ray, asked once when its root has ended. */
  readonly decide: (root: ReadableSpan) => boolean;
  /** A local trace, its root and what has ended below it. */
  readonly onTrace: (root: ReadableSpan, others: readonly ReadableSpan[]) => void;
  /** A span that ended after its local trace was taken. */
  readonly onLate: (span: ReadableSpan) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const LOCAL = Symbol('cruddur.xray.local');

/** A span knows its local trace, so that nothing has to be looked up and nothing is left behind. */
interface Traced {
  [LOCAL]?: LocalTrace;
}

/**
 * Gathers the spans of each local trace, which is what one request makes in this process, and hands
 * it on when its root ends. Bounded: a trace that stays open too long, or is the oldest of too
 * many, is dropped and counted, and so are spans beyond what one may hold.
 */
export class LocalTraceCollector implements SpanProcessor {
  readonly #options: CollectorOptions;
  readonly #open = new Set<LocalTrace>();

  constructor(options: CollectorOptions) {
    this.#options = options;
  }

  onStart(span: Span, parentContext: Context): void {
    const parent = span.parentSpanContext;
    const isRoot = parent === undefined || parent.isRemote;
    const local = isRoot
      ? this.#begin(span, parentContext)
      : (trace.getSpan(parentContext) as Traced | undefined)?.[LOCAL];
    if (local !== undefined) (span as Traced)[LOCAL] = local;
  }

  onEnd(span: ReadableSpan): void {
    const local = (span as Traced)[LOCAL];
    if (local === undefined) return;
    if (local.state === 'sent') this.#options.onLate(span);
    if (local.state !== 'open') return;
    if (local.root === span) this.#end(local, span);
    else local.add(span);
  }

  forceFlush(): Promise<void> {
    return Promise.resolve();
  }

  shutdown(): Promise<void> {
    for (const local of this.#open) this.#drop(local);
    return Promise.resolve();
  }

  #begin(root: Span, parentContext: Context): LocalTrace {
    const nowMs = this.#options.now();
    const oldest = this.#open.values().next().value;
    const isOver = this.#open.size >= OPEN_LIMIT;
    if (oldest !== undefined && (isOver || nowMs - oldest.startedMs > OPEN_FOR_MS)) {
      this.#drop(oldest);
    }
    const sampled = parentContext.getValue(XRAY_SAMPLED) as boolean | undefined;
    const local = new LocalTrace(root, nowMs, sampled);
    this.#open.add(local);
    return local;
  }

  #end(local: LocalTrace, root: ReadableSpan): void {
    this.#open.delete(local);
    const sampled = local.sampled ?? this.#options.decide(root);
    const others = local.finish(sampled ? 'sent' : 'ignored');
    if (sampled) this.#options.onTrace(root, others);
  }

  #drop(local: LocalTrace): void {
    this.#open.delete(local);
    countDropped('xray', 'unfinished', local.finish('ignored').length + 1);
  }
}
