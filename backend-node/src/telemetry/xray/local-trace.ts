import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { countDropped } from '../counters.ts';

const SPANS_LIMIT = 1_000;

/** What has ended of one request's spans, until its root ends. */
export class LocalTrace {
  readonly root: ReadableSpan;
  readonly startedMs: number;
  /** The caller's decision, where it made one. */
  readonly sampled: boolean | undefined;
  #state: 'open' | 'sent' | 'ignored' = 'open';
  #ended: ReadableSpan[] = [];

  constructor(root: ReadableSpan, startedMs: number, sampled: boolean | undefined) {
    this.root = root;
    this.startedMs = startedMs;
    this.sampled = sampled;
  }

  get state(): 'open' | 'sent' | 'ignored' {
    return this.#state;
  }

  add(span: ReadableSpan): void {
    if (this.#ended.length < SPANS_LIMIT) this.#ended.push(span);
    else countDropped('xray', 'trace_full', 1);
  }

  /** Gives what has ended, and keeps nothing. */
  finish(state: 'sent' | 'ignored'): readonly ReadableSpan[] {
    const ended = this.#ended;
    this.#ended = [];
    this.#state = state;
    return ended;
  }
}
