import { AppError } from '../../http/app-error.ts';

/** Uploads that are read or wait, each of which may hold a whole picture in memory. */
const MAX_UPLOADS = 16;
/** An avatar and a banner. */
const MAX_PER_PERSON = 2;
/** Pictures that are made at the same time: libuv has four threads, which others need too. */
const MAX_AT_WORK = 2;
const RETRY = { 'Retry-After': '2' };

/** Bounds how many pictures are taken and made at the same time. */
export class UploadGate {
  readonly #people = new Map<string, number>();
  #uploads = 0;
  #atWork = 0;
  readonly #waiting: (() => void)[] = [];

  /**
   * Runs the whole upload of `person`.
   * @throws AppError `unavailable` when too many are uploading, `too_many_requests` when they are
   */
  async upload<T>(person: string, run: () => Promise<T>): Promise<T> {
    const own = this.#people.get(person) ?? 0;
    if (own >= MAX_PER_PERSON) throw new AppError('too_many_requests', { headers: RETRY });
    if (this.#uploads >= MAX_UPLOADS) {
      throw new AppError('unavailable', {
        sentence: 'Too many pictures are being uploaded; try again in a moment.',
        headers: RETRY,
      });
    }
    this.#uploads += 1;
    this.#people.set(person, own + 1);
    try {
      return await run();
    } finally {
      this.#uploads -= 1;
      const left = (this.#people.get(person) ?? 1) - 1;
      if (left === 0) this.#people.delete(person);
      else this.#people.set(person, left);
    }
  }

  /** Runs what needs a processor, in turn; at most every upload waits here. */
  async work<T>(run: () => Promise<T>): Promise<T> {
    if (this.#atWork >= MAX_AT_WORK) {
      // Whoever is done hands its place on.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#atWork += 1;
    try {
      return await run();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#atWork -= 1;
    }
  }
}
