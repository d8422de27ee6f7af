import { setTimeout as pause } from 'node:timers/promises';
import type { Destination } from './destination.ts';
import { type OtlpRequest, post } from './post.ts';

const TIMEOUT_MS = 10_000;
const MAX_TRIES = 4;
const FIRST_BACKOFF_MS = 1_000;
const MAX_BACKOFF_MS = 30_000;

export interface DeliveryOptions {
  readonly timeoutMs?: number | undefined;
  readonly backoffMs?: number | undefined;
}

/**
 * Delivers requests to the one destination, trying again as OTLP/HTTP says. The stock exporter
 * does so too, but its waits cannot be ended: it would keep the process for ten seconds after the
 * last request when nobody is there to take the spans.
 */
export class Delivery {
  readonly #destination: Destination;
  readonly #timeoutMs: number;
  readonly #backoffMs: number;
  readonly #closing = new AbortController();
  readonly #cut = new AbortController();

  constructor(destination: Destination, options: DeliveryOptions = {}) {
    this.#destination = destination;
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    this.#backoffMs = options.backoffMs ?? FIRST_BACKOFF_MS;
  }

  /** Sends `request`; it never rejects. */
  async send(request: OtlpRequest): Promise<'sent' | 'refused' | 'unavailable'> {
    let backoffMs = this.#backoffMs;
    for (let tries = 1; ; tries += 1) {
      const signal = AbortSignal.any([AbortSignal.timeout(this.#timeoutMs), this.#cut.signal]);
      const result = await post(this.#destination, request, signal);
      if (result.kind !== 'unavailable') return result.kind;
      if (tries === MAX_TRIES || this.#closing.signal.aborted) return 'unavailable';
      await this.pause(Math.min(result.retryAfterMs ?? backoffMs, MAX_BACKOFF_MS));
      backoffMs *= 2;
    }
  }

  /** Waits without keeping the process, and not once this is closing. */
  async pause(ms: number): Promise<void> {
    const { signal } = this.#closing;
    await pause(ms, undefined, { signal, ref: false }).catch(() => {});
  }

  /** From now on everything has one try, and none that lasts beyond the abort of `deadline`. */
  close(deadline: AbortSignal): void {
    this.#closing.abort();
    if (deadline.aborted) this.#cut.abort();
    else deadline.addEventListener('abort', () => this.#cut.abort(), { once: true });
  }
}
