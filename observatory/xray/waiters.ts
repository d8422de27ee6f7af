interface Waiter {
  traceId: string;
  end: () => void;
}

/** Those who wait for a segment of a trace. Their number is bounded. */
export class SegmentWaiters {
  readonly #waiting = new Set<Waiter>();
  readonly #maximum: number;

  constructor(maximum = 200) {
    this.#maximum = maximum;
  }

  get full(): boolean {
    return this.#waiting.size >= this.#maximum;
  }

  /** Resolves when a segment of the trace has been written, after the time, or when it aborts. */
  wait(traceId: string, timeoutMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const waiter: Waiter = {
        traceId,
        end: () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', waiter.end);
          this.#waiting.delete(waiter);
          resolve();
        },
      };
      const timer = setTimeout(waiter.end, timeoutMs);
      signal.addEventListener('abort', waiter.end);
      this.#waiting.add(waiter);
    });
  }

  arrived(traceIds: ReadonlySet<string>): void {
    for (const waiter of [...this.#waiting]) if (traceIds.has(waiter.traceId)) waiter.end();
  }
}
