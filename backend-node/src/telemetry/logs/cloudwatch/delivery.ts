import { setTimeout as pause } from 'node:timers/promises';
import { count, countDropped } from '../../counters.ts';
import type { Carrier } from './carrier.ts';
import { LineQueue, type QueuedLine } from './line-queue.ts';
import type { Troubles } from './troubles.ts';

const SEND_EVERY_MS = 1_000;
const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 10_000;
/** Errors of the batch itself, which no further try would mend. */
const HOPELESS = new Set(['InvalidParameterException', 'SerializationException']);
/** Errors that say that the batch is there already. */
const DONE = new Set(['DataAlreadyAcceptedException']);

export interface DeliveryOptions {
  readonly sendEveryMs?: number;
  readonly backoffMs?: number;
  readonly maxBackoffMs?: number;
}

/**
 * Sends lines in batches, one after the other, in order. A batch that is not taken is tried again
 * after a growing pause while the queue behind it fills; what finds the queue full is dropped and
 * counted. Nothing of it throws.
 */
export class LogDelivery {
  readonly #carrier: Promise<Carrier>;
  readonly #queue = new LineQueue();
  readonly #troubles: Troubles;
  readonly #options: Required<DeliveryOptions>;
  readonly #closing = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #pumping: Promise<void> | undefined;

  constructor(carrier: Promise<Carrier>, troubles: Troubles, options: DeliveryOptions = {}) {
    this.#carrier = carrier;
    // Said when there is something to carry.
    carrier.catch(() => {});
    this.#troubles = troubles;
    this.#options = {
      sendEveryMs: SEND_EVERY_MS,
      backoffMs: FIRST_BACKOFF_MS,
      maxBackoffMs: MAX_BACKOFF_MS,
      ...options,
    };
  }

  /** Lines that wait to be sent. */
  get queued(): number {
    return this.#queue.length;
  }

  /** Takes a line of now. */
  add(text: string): void {
    if (this.#closing.signal.aborted || !this.#queue.add(text, Date.now())) {
      countDropped('cloudwatch', 'queue_full', 1);
      return;
    }
    this.#schedule();
  }

  /** Sends what is held; everything has one try now, and none beyond the abort of `deadline`. */
  async close(deadline: AbortSignal): Promise<void> {
    this.#closing.abort();
    const carrier = await this.#carrier.catch(() => undefined);
    const cut = () => carrier?.cut();
    if (deadline.aborted) cut();
    else deadline.addEventListener('abort', cut, { once: true });
    await this.#pumping;
    this.#start();
    await this.#pumping;
    cut();
  }

  #schedule(): void {
    if (this.#timer !== undefined || this.#pumping !== undefined) return;
    this.#timer = setTimeout(() => this.#start(), this.#options.sendEveryMs).unref();
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pumping ??= this.#pump().finally(() => {
      this.#pumping = undefined;
      if (this.#queue.length > 0 && !this.#closing.signal.aborted) this.#schedule();
    });
  }

  /** Sends until what waits fits one call, which is then left to grow; at the end, all of it. */
  async #pump(): Promise<void> {
    for (let more = true; more; ) {
      const batch = this.#queue.take();
      if (batch.length === 0) return;
      more = this.#queue.length > 0 || this.#closing.signal.aborted;
      const done = await this.#deliver(batch);
      if (!done) {
        countDropped('cloudwatch', 'unavailable', this.#queue.clear());
        return;
      }
    }
  }

  /** Whether the batch is done with; false when it is given up, which only the end can bring. */
  async #deliver(batch: readonly QueuedLine[]): Promise<boolean> {
    for (let backoff = this.#options.backoffMs; ; backoff *= 2) {
      const last = this.#closing.signal.aborted;
      const error = await this.#try(batch, last);
      if (error === undefined || DONE.has(error.name)) {
        count('cloudwatch.sent', batch.length);
        this.#troubles.recovered();
        return true;
      }
      const hopeless = HOPELESS.has(error.name);
      this.#troubles.failed(hopeless ? 'lines are refused' : 'lines are not taken', error);
      if (hopeless || last) {
        countDropped('cloudwatch', hopeless ? 'refused' : 'unavailable', batch.length);
        return hopeless;
      }
      // Copies of the server that failed together must not come back together.
      const wait = Math.min(backoff, this.#options.maxBackoffMs) * (0.75 + Math.random() / 2);
      await this.#pause(wait);
    }
  }

  async #try(batch: readonly QueuedLine[], last: boolean): Promise<Error | undefined> {
    try {
      await (await this.#carrier).carry(batch, last);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** Waits without keeping the process, and not once this is closing. */
  async #pause(ms: number): Promise<void> {
    const { signal } = this.#closing;
    await pause(ms, undefined, { signal, ref: false }).catch(() => {});
  }
}
