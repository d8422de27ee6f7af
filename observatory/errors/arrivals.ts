/** Those who wait for something to arrive. Their number is bounded by the caller, by `full`. */
export class Arrivals {
  readonly #waiting = new Set<() => void>();
  readonly #maximum: number;

  constructor(maximum = 200) {
    this.#maximum = maximum;
  }

  get full(): boolean {
    return this.#waiting.size >= this.#maximum;
  }

  /** Resolves at the next arrival, or when the signal aborts. */
  next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        signal.removeEventListener('abort', end);
        this.#waiting.delete(end);
        resolve();
      };
      if (signal.aborted) return resolve();
      signal.addEventListener('abort', end);
      this.#waiting.add(end);
    });
  }

  tell(): void {
    for (const end of [...this.#waiting]) end();
  }
}
