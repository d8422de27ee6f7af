import { OtlpError, rpcCode } from './errors.ts';

/** Asks the sender to come again soon, as OTLP/HTTP wants it. */
export function busy(): OtlpError {
  const message = 'The Observatory is still busy with what came earlier; send this again.';
  return new OtlpError(503, rpcCode.unavailable, message, 1);
}

/** One who waits for bytes; true once it has them. */
interface Waiting {
  bytes: number;
  answer: (granted: boolean) => void;
}

/** What bodies may take at once, unpacked; beyond it they wait, and then are to come again. */
const bytesInFlight = 32 * 1024 * 1024;
const longestWaitMs = 3000;

/** Bytes that all bodies together may take in memory; who finds none left waits for a while. */
export class Budget {
  readonly #waitMs: number;
  readonly #waiting = new Set<Waiting>();
  #left: number;

  constructor(bytes = bytesInFlight, waitMs = longestWaitMs) {
    this.#left = bytes;
    this.#waitMs = waitMs;
  }

  /** Throws the error of `busy` when the bytes do not come free in time. */
  async take(bytes: number, waitMs = this.#waitMs): Promise<void> {
    if (bytes <= this.#left) {
      this.#left -= bytes;
      return;
    }
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const waiting = { bytes, answer: resolve };
    this.#waiting.add(waiting);
    const timeout = setTimeout(resolve, waitMs, false);
    const granted = await promise;
    clearTimeout(timeout);
    this.#waiting.delete(waiting);
    if (!granted) throw busy();
  }

  give(bytes: number): void {
    this.#left += bytes;
    // A small body may pass a large one that still waits, so that bombs do not hold up the others.
    for (const waiting of this.#waiting) {
      if (waiting.bytes > this.#left) continue;
      this.#left -= waiting.bytes;
      this.#waiting.delete(waiting);
      waiting.answer(true);
    }
  }
}

/** What one body has of the budget. */
export class Share {
  readonly #budget: Budget;
  readonly #most: number;
  readonly #waitMs: number | undefined;
  #bytes = 0;

  /**
   * `most` is what the body can need at all, and not more than the whole budget; `waitMs` is for
   * bodies that wait longer than others.
   */
  constructor(budget: Budget, most: number, waitMs?: number) {
    this.#budget = budget;
    this.#most = most;
    this.#waitMs = waitMs;
  }

  /** Waits until the share has so many bytes; throws the error of `busy` when it does not get them. */
  async reserve(bytes: number): Promise<void> {
    const wanted = Math.min(bytes, this.#most);
    if (wanted <= this.#bytes) return;
    const more = wanted - this.#bytes;
    await this.#budget.take(more, this.#waitMs);
    this.#bytes += more;
  }

  /**
   * Keeps up with a body that has grown to so many bytes. One that outgrows its share gets all that
   * it can need: many that grew little by little would in the end wait for one another.
   */
  async grow(bytes: number): Promise<void> {
    if (bytes > this.#bytes) await this.reserve(this.#most);
  }

  release(): void {
    this.#budget.give(this.#bytes);
    this.#bytes = 0;
  }
}
