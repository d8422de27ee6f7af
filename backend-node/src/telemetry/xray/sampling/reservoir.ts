/** What X-Ray lets this process take from a rule's reservoir. */
export interface Quota {
  readonly perSecond: number;
  readonly expiresMs: number;
}

/**
 * Counts what a rule takes in the running second. With a quota from X-Ray that is fresh, so many;
 * without one, a single request a second is borrowed. The SDK's own reservoir is never used: it
 * reads the quota's expiry, epoch seconds, as milliseconds.
 */
export class Reservoir {
  #quota: Quota | undefined;
  #second = Number.NEGATIVE_INFINITY;
  #taken = 0;

  setQuota(quota: Quota): void {
    this.#quota = quota;
  }

  /** Takes one, if there is one; `size` is the rule's own ReservoirSize, per second for all. */
  take(nowMs: number, size: number): 'quota' | 'borrowed' | undefined {
    const second = Math.floor(nowMs / 1_000);
    if (second !== this.#second) {
      this.#second = second;
      this.#taken = 0;
    }
    const fresh = this.#quota !== undefined && nowMs < this.#quota.expiresMs;
    const allowed = fresh ? (this.#quota?.perSecond ?? 0) : Math.min(size, 1);
    if (this.#taken >= allowed) return undefined;
    this.#taken += 1;
    return fresh ? 'quota' : 'borrowed';
  }
}
