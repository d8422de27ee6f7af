/** Those that a slow fault holds: bounded in number, and let go when the fault or its sender goes. */
export class Waiting {
  readonly #cap: number;
  #held = 0;

  constructor(cap: number) {
    this.#cap = cap;
  }

  get held(): number {
    return this.#held;
  }

  get cap(): number {
    return this.#cap;
  }

  /** Resolves after the delay, or at once when a signal aborts; false when there was no room. */
  async hold(delayMs: number, signals: readonly AbortSignal[]): Promise<boolean> {
    if (this.#held >= this.#cap) return false;
    this.#held++;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, delayMs);
    const letGo = () => resolve();
    for (const signal of signals) {
      if (signal.aborted) letGo();
      signal.addEventListener('abort', letGo);
    }
    await promise;
    clearTimeout(timer);
    for (const signal of signals) signal.removeEventListener('abort', letGo);
    this.#held--;
    return true;
  }
}
