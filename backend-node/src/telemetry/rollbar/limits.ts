import { TokenBuckets } from '../token-buckets.ts';

const MONTH_SECONDS = 30 * 24 * 3_600;
/**
 * Of one kind of error a few tell all that there is to see. No kind gets more than half of what a
 * month has: whoever can make one error, or asks for /rollbar/test all day, hides no other.
 */
const KIND = { capacity: 5, perSecond: 1 / 60, maxKeys: 500 };
const SHARE_OF_KIND = 0.5;

/** How many items may be sent: at once, then a minute, and in all of a month. */
export interface ItemAllowance {
  readonly burst: number;
  readonly perMinute: number;
  readonly perMonth: number;
}

/** Why an item is not sent. */
export type Excess = 'over_kind' | 'over_minute' | 'over_month';

/**
 * Keeps the number of items within what Rollbar gives for free, 5,000 a month; its client's own
 * `maxItems` is ignored on Node. The month's share comes back evenly, so a bad hour spends at most
 * a day's of it, and what was not used before.
 */
export class ItemLimits {
  readonly #kinds: TokenBuckets;
  readonly #minute: TokenBuckets;
  readonly #month: TokenBuckets;

  constructor({ burst, perMinute, perMonth }: ItemAllowance, now?: () => number) {
    const perSecond = Math.min(KIND.perSecond, (SHARE_OF_KIND * perMonth) / MONTH_SECONDS);
    this.#kinds = new TokenBuckets({ ...KIND, perSecond }, now);
    this.#minute = new TokenBuckets(
      { capacity: burst, perSecond: perMinute / 60, maxKeys: 1 },
      now,
    );
    this.#month = new TokenBuckets(
      { capacity: Math.ceil(perMonth / 25), perSecond: perMonth / MONTH_SECONDS, maxKeys: 1 },
      now,
    );
  }

  /** Takes the place of one item of `kind`, or says which limit leaves none. */
  take(kind: string): Excess | undefined {
    if (this.#kinds.take(kind) > 0) return 'over_kind';
    if (this.#minute.take('') > 0) return 'over_minute';
    return this.#month.take('') > 0 ? 'over_month' : undefined;
  }
}
