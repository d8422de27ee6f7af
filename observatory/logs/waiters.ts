import type { LogEvent } from '../api/logs.ts';
import { type LogFilter, matchesFilter } from './queries.ts';

interface Waiter {
  filter: LogFilter;
  end: (event: LogEvent | undefined) => void;
}

/** Those who wait for an event. Their number is bounded. */
export class LogWaiters {
  readonly #waiting = new Set<Waiter>();
  readonly #maximum: number;

  constructor(maximum = 200) {
    this.#maximum = maximum;
  }

  get size(): number {
    return this.#waiting.size;
  }

  get full(): boolean {
    return this.#waiting.size >= this.#maximum;
  }

  /** Resolves with the next event that matches; with undefined after the time, or on abort. */
  wait(filter: LogFilter, timeoutMs: number, signal: AbortSignal): Promise<LogEvent | undefined> {
    return new Promise((resolve) => {
      const abort = () => waiter.end(undefined);
      const timer = setTimeout(abort, timeoutMs);
      const waiter: Waiter = {
        filter,
        end: (event) => {
          clearTimeout(timer);
          signal.removeEventListener('abort', abort);
          this.#waiting.delete(waiter);
          resolve(event);
        },
      };
      signal.addEventListener('abort', abort);
      this.#waiting.add(waiter);
    });
  }

  arrived(event: LogEvent): void {
    for (const waiter of [...this.#waiting]) {
      if (matchesFilter(waiter.filter, event)) waiter.end(event);
    }
  }
}
