import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type PostBody, type PostTarget, post } from './post.ts';

const TIMEOUT_MS = 10_000;
const MAX_TRIES = 4;
const FIRST_BACKOFF_MS = 1_000;
/** Longer than this nothing is held for a place that asks to be left alone. */
const MAX_WAIT_MS = 30_000;
const compress = promisify(gzip);

export interface DeliveryTarget extends PostTarget {
  readonly compression?: 'gzip' | undefined;
  readonly timeoutMs?: number | undefined;
}

export interface DeliveryOptions {
  readonly timeoutMs?: number | undefined;
  readonly backoffMs?: number | undefined;
  /** How often a body is tried at most. */
  readonly tries?: number | undefined;
}

/**
 * Delivers bodies to one place, trying again as OTLP/HTTP says: after 429, 502, 503, 504 and
 * failed connections, not before the time of Retry-After, else after an exponential backoff with
 * jitter (https://opentelemetry.io/docs/specs/otlp/#otlphttp-response). The stock exporter does so
 * too, but its waits cannot be ended: it would keep the process for ten seconds after the last
 * request when nobody is there to take the spans.
 */
export class Delivery {
  readonly #target: DeliveryTarget;
  readonly #timeoutMs: number;
  readonly #backoffMs: number;
  readonly #tries: number;
  readonly #closing = new AbortController();
  readonly #cut = new AbortController();
  /** The place asked not to be asked before; in milliseconds of performance.now(). */
  #notBeforeMs = 0;

  constructor(target: DeliveryTarget, options: DeliveryOptions = {}) {
    this.#target = target;
    this.#timeoutMs = options.timeoutMs ?? target.timeoutMs ?? TIMEOUT_MS;
    this.#backoffMs = options.backoffMs ?? FIRST_BACKOFF_MS;
    this.#tries = options.tries ?? MAX_TRIES;
  }

  /** Sends `given`; it never rejects. */
  async send(given: PostBody): Promise<'sent' | 'refused' | 'unavailable'> {
    const content = await this.#encoded(given);
    let backoffMs = this.#backoffMs;
    for (let tries = 1; ; tries += 1) {
      if (!(await this.#mayAsk())) return 'unavailable';
      const signal = AbortSignal.any([AbortSignal.timeout(this.#timeoutMs), this.#cut.signal]);
      const result = await post(this.#target, content, signal);
      if (result.kind !== 'unavailable') return result.kind;
      if (result.retryAfterMs !== undefined) {
        this.#notBeforeMs = performance.now() + result.retryAfterMs;
      }
      if (tries === this.#tries || this.#closing.signal.aborted) return 'unavailable';
      // Jitter keeps senders that failed together from coming back together.
      if (result.retryAfterMs === undefined) await this.pause(backoffMs * (0.5 + Math.random()));
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

  /** Waits as long as the place asked to be left alone; false when that is too long to hold on. */
  async #mayAsk(): Promise<boolean> {
    const waitMs = this.#notBeforeMs - performance.now();
    if (waitMs > MAX_WAIT_MS) return false;
    if (waitMs > 0) await this.pause(waitMs);
    return true;
  }

  async #encoded(content: PostBody): Promise<PostBody> {
    if (this.#target.compression === undefined) return content;
    return { ...content, body: await compress(content.body, { level: 1 }), encoding: 'gzip' };
  }
}
