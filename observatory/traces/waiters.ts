import type { OpenTrace } from './open-traces.ts';

interface Waiter {
  spanName: string | undefined;
  resolve: (outcome: 'complete' | 'timeout') => void;
}

/** Those who wait until a trace is complete. Their number is bounded. */
export class Waiters {
  readonly #waiting = new Map<string, Set<Waiter>>();
  readonly #maximum: number;
  #count = 0;

  constructor(maximum = 200) {
    this.#maximum = maximum;
  }

  get full(): boolean {
    return this.#count >= this.#maximum;
  }

  /**
   * Resolves when the trace is complete and, where a name is given, holds a span of that name; or
   * with `timeout`, at once when the signal aborts.
   */
  wait(
    traceId: string,
    spanName: string | undefined,
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<'complete' | 'timeout'> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(traceId) ?? new Set();
      this.#waiting.set(traceId, waiting);
      const end = (outcome: 'complete' | 'timeout') => {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
        if (!waiting.delete(waiter)) return;
        this.#count--;
        if (waiting.size === 0) this.#waiting.delete(traceId);
        resolve(outcome);
      };
      const abort = () => end('timeout');
      const timer = setTimeout(abort, timeoutMs);
      const waiter: Waiter = { spanName, resolve: end };
      signal.addEventListener('abort', abort);
      waiting.add(waiter);
      this.#count++;
    });
  }

  /** To be called whenever a trace's completeness was looked at. */
  evaluated(trace: OpenTrace): void {
    if (!trace.complete) return;
    for (const waiter of [...(this.#waiting.get(trace.id) ?? [])]) {
      if (holds(trace, waiter.spanName)) waiter.resolve('complete');
    }
  }
}

export function holds(trace: OpenTrace, spanName: string | undefined): boolean {
  if (spanName === undefined) return true;
  for (const { name } of trace.members.values()) if (name === spanName) return true;
  return false;
}
