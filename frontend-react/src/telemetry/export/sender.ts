import type { Attributes } from '@opentelemetry/api';
import { type EncodedSpan, encodeRequest } from './otlp.ts';
import { shelve, unshelve } from './shelf.ts';

/** Browsers allow keepalive requests of 64 KiB in all: half of it leaves room for a last one. */
const FLUSH_BYTES = 30_000;
const MAX_REQUEST_BYTES = 58_000;
const MAX_QUEUE_BYTES = 300_000;
const GATHER_MS = 400;
const MAX_TRIES = 5;
const MAX_PAUSE_MS = 60_000;
/** The OTLP/HTTP specification's retryable answers. */
const RETRYABLE = new Set([429, 502, 503, 504]);

interface Request {
  readonly body: string;
  readonly spans: number;
  tries: number;
}

/** A bounded queue in front of the relay. It never throws and nothing waits for it. */
export class Sender {
  readonly #address: string;
  readonly #resource: Attributes;
  #queue: EncodedSpan[] = [];
  #bytes = 0;
  #dropped = 0;
  #busy = false;
  #failures = 0;
  #retry: Request | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(address: string, resource: Attributes) {
    this.#address = address;
    this.#resource = resource;
    addEventListener('online', () => void this.flush());
    this.#schedule(GATHER_MS);
  }

  add(span: EncodedSpan): void {
    if (this.#bytes + span.bytes > MAX_QUEUE_BYTES || span.bytes > FLUSH_BYTES) {
      this.#dropped += 1;
      return;
    }
    this.#queue.push(span);
    this.#bytes += span.bytes;
    if (this.#failures > 0) return;
    if (this.#bytes >= FLUSH_BYTES) void this.flush();
    else this.#schedule(GATHER_MS);
  }

  /** Sends all that waits, one request after the other, unless that is already being done. */
  async flush(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (let next = this.#take(); next; next = this.#take()) {
      const pause = await this.#deliver(next);
      if (pause === undefined) continue;
      this.#schedule(pause);
      break;
    }
    this.#busy = false;
  }

  /** The page is hidden or left: everything goes now, and what fails is kept for the next page. */
  leave(): void {
    for (let next = this.#retry ?? this.#gathered(); next; next = this.#gathered()) {
      this.#retry = undefined;
      const { body } = next;
      this.#post(body).then(
        ({ status }) => RETRYABLE.has(status) && shelve(body),
        () => shelve(body),
      );
    }
  }

  #schedule(pause: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.flush();
    }, pause);
  }

  #take(): Request | undefined {
    const waiting = this.#retry ?? this.#gathered();
    this.#retry = undefined;
    if (waiting) return waiting;
    const body = unshelve();
    return body === undefined ? undefined : { body, spans: 0, tries: MAX_TRIES - 1 };
  }

  /** The next request from the queue; it says how many spans never made it into one. */
  #gathered(): Request | undefined {
    let bytes = 0;
    let count = 0;
    while (count < this.#queue.length && bytes < FLUSH_BYTES) {
      bytes += this.#queue[count]?.bytes ?? 0;
      if (bytes > MAX_REQUEST_BYTES) break;
      count += 1;
    }
    if (count === 0) return undefined;
    const spans = this.#queue.splice(0, count);
    for (const span of spans) this.#bytes -= span.bytes;
    const lost = this.#dropped > 0 ? { 'app.dropped': this.#dropped } : {};
    this.#dropped = 0;
    return { body: encodeRequest(spans, { ...this.#resource, ...lost }), spans: count, tries: 0 };
  }

  /** @returns how long to wait before the next try, in ms; nothing when the matter is settled */
  async #deliver(request: Request): Promise<number | undefined> {
    const response = await this.#post(request.body).catch(() => undefined);
    if (response && !RETRYABLE.has(response.status)) {
      if (!response.ok) this.#dropped += request.spans;
      this.#failures = 0;
      return undefined;
    }
    this.#failures += 1;
    request.tries += 1;
    if (request.tries < MAX_TRIES) this.#retry = request;
    else if (response || !shelve(request.body)) this.#dropped += request.spans;
    const asked = Number(response?.headers.get('retry-after')) * 1000;
    return Math.min(MAX_PAUSE_MS, asked || 1000 * 2 ** Math.min(this.#failures - 1, 6));
  }

  async #post(body: string): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(this.#address, { method: 'POST', headers, body, keepalive: true });
    // Until its answer has been read, Chromium counts the request as under way, and so as part of
    // the 64 KiB that it allows: without this a page falls silent after as much.
    await response.arrayBuffer();
    return response;
  }
}
