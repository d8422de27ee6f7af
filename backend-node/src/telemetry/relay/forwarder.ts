import { setTimeout as pause } from 'node:timers/promises';
import { count, countDropped } from '../counters.ts';
import type { Destination } from '../destination.ts';
import type { AcceptedSpan } from './accept.ts';
import { encodeBatch, sizeOf } from './batch.ts';
import { post } from './post.ts';

const MAX_QUEUED_SPANS = 5_000;
const MAX_QUEUED_CHARACTERS = 8 * 1_024 * 1_024;
const MAX_BATCH_SPANS = 500;
const MAX_BATCH_CHARACTERS = 1_024 * 1_024;
const GATHER_MS = 200;
const MAX_TRIES = 4;
const FIRST_BACKOFF_MS = 1_000;
const MAX_BACKOFF_MS = 30_000;

/**
 * Sends spans on to the destination, one batch at a time, from a queue bounded by number and by
 * size. What does not fit, or is refused, or fails too often is dropped and counted.
 */
export class Forwarder {
  readonly #destination: Destination;
  readonly #backoffMs: number;
  readonly #timeoutMs: number | undefined;
  readonly #closing = new AbortController();
  #queue: AcceptedSpan[] = [];
  #characters = 0;
  #running: Promise<void> | undefined;

  constructor(destination: Destination, options: { backoffMs?: number; timeoutMs?: number } = {}) {
    this.#destination = destination;
    this.#backoffMs = options.backoffMs ?? FIRST_BACKOFF_MS;
    this.#timeoutMs = options.timeoutMs;
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

  /** Sends what is queued with one try each; nothing is waited for twice. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    await this.#pause(GATHER_MS);
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
    let backoffMs = this.#backoffMs;
    for (let tries = 1; ; tries += 1) {
      const result = await post(this.#destination, body, this.#timeoutMs);
      if (result.kind === 'sent') return count('relay.forwarded', batch.length);
      if (result.kind === 'refused') return countDropped('relay', 'refused', batch.length);
      if (tries === MAX_TRIES || this.#closing.signal.aborted) {
        return countDropped('relay', 'unavailable', batch.length);
      }
      await this.#pause(Math.min(result.retryAfterMs ?? backoffMs, MAX_BACKOFF_MS));
      backoffMs *= 2;
    }
  }

  /** Waits, but not once the forwarder is closing. */
  async #pause(ms: number): Promise<void> {
    const { signal } = this.#closing;
    await pause(ms, undefined, { signal, ref: false }).catch(() => {});
  }
}
