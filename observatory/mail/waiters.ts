import type { Mail } from '../api.ts';
import { isTo } from './queries.ts';

interface Waiter {
  to: string | undefined;
  end: (mail: Mail | undefined) => void;
}

/** Those who wait for the next mail. Their number is bounded. */
export class MailWaiters {
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

  /** Resolves with the next mail to arrive; with undefined after the time, or when it aborts. */
  wait(to: string | undefined, timeoutMs: number, signal: AbortSignal): Promise<Mail | undefined> {
    return new Promise((resolve) => {
      const abort = () => waiter.end(undefined);
      const timer = setTimeout(abort, timeoutMs);
      const waiter: Waiter = {
        to,
        end: (mail) => {
          clearTimeout(timer);
          signal.removeEventListener('abort', abort);
          this.#waiting.delete(waiter);
          resolve(mail);
        },
      };
      signal.addEventListener('abort', abort);
      this.#waiting.add(waiter);
    });
  }

  arrived(mail: Mail): void {
    for (const waiter of [...this.#waiting]) {
      if (waiter.to === undefined || isTo(mail, waiter.to)) waiter.end(mail);
    }
  }
}
