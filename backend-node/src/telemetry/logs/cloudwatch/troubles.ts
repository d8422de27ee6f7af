import { describeError } from '../../current.ts';

const SAY_EVERY_MS = 60_000;
const LIMIT = 300;

/** Says on stderr that lines are not taken, at most once a minute, and then when they are again. */
export class Troubles {
  readonly #vendor: string;
  #saidAt = Number.NEGATIVE_INFINITY;
  /** It was said that lines are not taken, and not yet that they are again. */
  #open = false;

  constructor(vendor: string) {
    this.#vendor = vendor;
  }

  failed(what: string, error: unknown): void {
    if (performance.now() - this.#saidAt < SAY_EVERY_MS) return;
    this.#open = true;
    this.#saidAt = performance.now();
    const { type, message } = describeError(error);
    const why = `${type}: ${message}`.slice(0, LIMIT).replace(/[\s\p{Cc}]+/gu, ' ');
    process.stderr.write(`${this.#vendor}: ${what} (${why})\n`);
  }

  recovered(): void {
    if (this.#open) process.stderr.write(`${this.#vendor}: lines are taken again\n`);
    this.#open = false;
  }
}
