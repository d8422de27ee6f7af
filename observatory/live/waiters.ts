import { HttpError } from '../http/errors.ts';

interface Waiter<Arrived> {
  matches: (arrived: Arrived) => boolean;
  end: (arrived: Arrived | undefined) => void;
}

/** Those who wait for something to arrive. Their number is bounded. */
export class Waiters<Arrived> {
  readonly #waiting = new Set<Waiter<Arrived>>();
  readonly #what: string;
  readonly #maximum: number;

  /** @param what is waited for, as it follows `Too many are waiting for` */
  constructor(what: string, maximum = 200) {
    this.#what = what;
    this.#maximum = maximum;
  }

  get size(): number {
    return this.#waiting.size;
  }

  /**
   * Resolves with the next arrival that matches; with undefined when the signal aborts.
   * @throws HttpError 503, at once, when too many are waiting already
   */
  wait(matches: (arrived: Arrived) => boolean, signal: AbortSignal): Promise<Arrived | undefined> {
    if (this.#waiting.size >= this.#maximum) {
      const message = `Too many are waiting for ${this.#what} already.`;
      throw new HttpError(503, 'too_many_waiting', message);
    }
    return new Promise((resolve) => {
      if (signal.aborted) return resolve(undefined);
      const abort = () => waiter.end(undefined);
      const waiter: Waiter<Arrived> = {
        matches,
        end: (arrived) => {
          signal.removeEventListener('abort', abort);
          this.#waiting.delete(waiter);
          resolve(arrived);
        },
      };
      signal.addEventListener('abort', abort);
      this.#waiting.add(waiter);
    });
  }

  arrived(arrived: Arrived): void {
    for (const waiter of [...this.#waiting]) if (waiter.matches(arrived)) waiter.end(arrived);
  }
}
