import { count, countDropped } from '../counters.ts';
import { Delivery, type DeliveryOptions } from '../delivery.ts';
import type { RollbarTarget } from './target.ts';

const MAX_QUEUED = 50;
const MAX_QUEUED_CHARACTERS = 4 * 1_024 * 1_024;

/**
 * Sends items one after the other, from a bounded queue. The client's own transport has no
 * timeout, holds without bound what is under way, and waits for ever at the end.
 */
export class ItemQueue {
  readonly #delivery: Delivery;
  #queue: string[] = [];
  #characters = 0;
  #running: Promise<void> | undefined;

  constructor({ endpoint, token }: RollbarTarget, options?: DeliveryOptions) {
    const headers = { 'x-rollbar-access-token': token };
    this.#delivery = new Delivery({ url: endpoint, headers }, options);
  }

  /** Takes an item in JSON, `{"data": …}`. */
  add(body: string): void {
    if (
      this.#queue.length >= MAX_QUEUED ||
      this.#characters + body.length > MAX_QUEUED_CHARACTERS
    ) {
      countDropped('rollbar', 'queue_full', 1);
      return;
    }
    this.#queue.push(body);
    this.#characters += body.length;
    this.#running ??= this.#run();
  }

  /** Sends what is queued, with one try each and none beyond `deadline`. */
  async close(deadline: AbortSignal): Promise<void> {
    this.#delivery.close(deadline);
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let body = this.#queue.shift(); body !== undefined; body = this.#queue.shift()) {
      this.#characters -= body.length;
      const outcome = await this.#delivery.send({ type: 'application/json', body });
      if (outcome === 'sent') count('rollbar.sent');
      else countDropped('rollbar', outcome, 1);
    }
    this.#running = undefined;
  }
}
