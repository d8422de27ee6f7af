import { hostname } from 'node:os';
import Rollbar from 'rollbar';
import { countDropped } from '../counters.ts';
import type { DeliveryOptions } from '../delivery.ts';
import { cleanError, kindOf } from './clean-error.ts';
import { type ItemFacts, itemFields, tidied } from './item.ts';
import { type ItemAllowance, ItemLimits } from './limits.ts';
import { ItemQueue } from './queue.ts';
import type { RollbarTarget } from './target.ts';

/** More items than this are never made at the same time. */
const MAX_MAKING = 20;

export type ItemLevel = 'warning' | 'error' | 'critical';

export interface ReporterOptions extends DeliveryOptions {
  readonly target: RollbarTarget;
  readonly environment: string;
  readonly codeVersion: string;
  readonly allowance: ItemAllowance;
  readonly now?: () => number;
}

/** Makes items with Rollbar's client, within limits, and sends them from a bounded queue. */
export class RollbarReporter {
  readonly #rollbar: Rollbar;
  readonly #limits: ItemLimits;
  readonly #queue: ItemQueue;
  readonly #making = new Set<Promise<void>>();
  #unreported = 0;

  constructor(options: ReporterOptions) {
    const { target, environment, codeVersion, allowance, now } = options;
    this.#limits = new ItemLimits(allowance, now);
    this.#queue = new ItemQueue(target, options);
    this.#rollbar = new Rollbar({
      accessToken: target.token,
      endpoint: target.endpoint,
      environment,
      codeVersion,
      // A laptop's name is often its owner's.
      host: environment === 'production' ? hostname() : 'localhost',
      autoInstrument: false,
      // Two errors that look alike are two; one that is reported twice has been told apart before.
      ignoreDuplicateErrors: false,
      // The limits are ours.
      itemsPerMinute: Number.MAX_SAFE_INTEGER,
      // The last that is asked, with the item as it would be sent: from here it goes our way.
      checkIgnore: (_isUncaught, _arguments, item) => {
        this.#queue.add(JSON.stringify({ data: tidied(item) }));
        return true;
      },
    });
  }

  /** Reports what was thrown; it never throws itself. */
  error(thrown: unknown, level: ItemLevel, facts: ItemFacts): void {
    this.#report(facts.fingerprint ?? kindOf(thrown), () => cleanError(thrown), level, facts);
  }

  /** Reports a sentence of our own. */
  message(text: string, level: ItemLevel, facts: ItemFacts): void {
    this.#report(text, () => text, level, facts);
  }

  /** Sends what was reported, within `deadline`. */
  async close(deadline: AbortSignal): Promise<void> {
    await Promise.allSettled(this.#making);
    await this.#queue.close(deadline);
  }

  #report(kind: string, subject: () => Error | string, level: ItemLevel, facts: ItemFacts): void {
    const excess = this.#making.size >= MAX_MAKING ? 'busy' : this.#limits.take(kind);
    if (excess !== undefined) {
      this.#unreported += 1;
      countDropped('rollbar', excess, 1);
      return;
    }
    const custom = itemFields({ ...facts, unreported: this.#unreported });
    this.#unreported = 0;
    const making = new Promise<void>((resolve) => {
      this.#rollbar[level](subject(), custom, () => resolve());
    })
      .catch(() => countDropped('rollbar', 'failed', 1))
      .finally(() => this.#making.delete(making));
    this.#making.add(making);
  }
}
