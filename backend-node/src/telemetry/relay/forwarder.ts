import { count, countDropped } from '../counters.ts';
import { Delivery, type DeliveryOptions } from '../delivery.ts';
import { type Destination, deliveryTarget } from '../destination.ts';
import type { AcceptedSpan } from './accept.ts';
import { encodeBatch, sizeOf } from './batch.ts';

const MAX_QUEUED_SPANS = 5_000;
const MAX_QUEUED_CHARACTERS = 8 * 1_024 * 1_024;
const MAX_BATCH_SPANS = 500;
const MAX_BATCH_CHARACTERS = 1_024 * 1_024;
const GATHER_MS = 200;

/**
 * Sends spans on to the destination, one batch at a time, from a queue bounded by number and by
 * size. What does not fit, or is refused, or fails too often is dropped and counted.
 */
export class Forwarder {
  readonly #delivery: Delivery;
  #queue: AcceptedSpan[] = [];
  #characters = 0;
  #running: Promise<void> | undefined;

  constructor(destination: Destination, options?: DeliveryOptions) {
    this.#delivery = new Delivery(deliveryTarget(destination), options);
  }

  add(spans: readonly AcceptedSpan[]): void {
    let dropped = 0;
    for (const span of spans) {
      const size = sizeOf(span);
      if (
        this.#queue.length >= MAX_QUEUED_SPANS ||
        this.#characters + size > MAX_QUEUED_CHARACTERS
      ) {
        dropped += 1;
        continue;
      }
      this.#queue.push(span);
      this.#characters += size;
    }
    countDropped('relay', 'queue_full', dropped);
    if (this.#queue.length > 0) this.#running ??= this.#run();
  }

  get queued(): number {
    return this.#queue.length;
  }

  /** Sends what is queued, with one try each and none beyond `deadline`. */
  async close(deadline: AbortSignal): Promise<void> {
    this.#delivery.close(deadline);
    await this.#running;
  }

  async #run(): Promise<void> {
    await this.#delivery.pause(GATHER_MS);
    while (this.#queue.length > 0) await this.#send(this.#nextBatch());
    this.#running = undefined;
  }

  #nextBatch(): AcceptedSpan[] {
    let characters = 0;
    let length = 0;
    for (const span of this.#queue) {
      characters += sizeOf(span);
      if (length > 0 && (length >= MAX_BATCH_SPANS || characters > MAX_BATCH_CHARACTERS)) break;
      length += 1;
    }
    const batch = this.#queue.slice(0, length);
    this.#queue = this.#queue.slice(length);
    this.#characters -= batch.reduce((sum, span) => sum + sizeOf(span), 0);
    return batch;
  }

  async #send(batch: AcceptedSpan[]): Promise<void> {
    const body = encodeBatch(batch);
    const outcome = await this.#delivery.send({ type: 'application/json', body });
    if (outcome === 'sent') count('relay.forwarded', batch.length);
    else countDropped('relay', outcome, batch.length);
  }
}
