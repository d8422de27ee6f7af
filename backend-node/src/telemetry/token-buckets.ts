export interface BucketOptions {
  /** How many tokens may be taken at once. */
  readonly capacity: number;
  /** How many come back a second. */
  readonly perSecond: number;
  /** How many keys are remembered; past it the one not seen for longest starts afresh. */
  readonly maxKeys: number;
}

interface Bucket {
  tokens: number;
  atMs: number;
}

/** A token bucket for each key, in bounded memory. */
export class TokenBuckets {
  readonly #options: BucketOptions;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(options: BucketOptions, now: () => number = () => performance.now()) {
    this.#options = options;
    this.#now = now;
  }

  /** Takes `cost` tokens of `key`: 0 when there were, else the seconds until there are, at least 1. */
  take(key: string, cost = 1): number {
    const { capacity, perSecond, maxKeys } = this.#options;
    const now = this.#now();
    const known = this.#buckets.get(key);
    const elapsed = known === undefined ? 0 : (now - known.atMs) / 1_000;
    const tokens = Math.min(capacity, (known?.tokens ?? capacity) + elapsed * perSecond);
    const taken = tokens >= cost;
    // Set anew, so that the map's order is that of use.
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: taken ? tokens - cost : tokens, atMs: now });
    if (this.#buckets.size > maxKeys) this.#buckets.delete(this.#buckets.keys().next().value ?? '');
    return taken ? 0 : Math.max(1, Math.ceil((cost - tokens) / perSecond));
  }

  get size(): number {
    return this.#buckets.size;
  }
}
