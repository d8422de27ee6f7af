import type { Attributes } from '@opentelemetry/api';
import { millisToHrTime } from '@opentelemetry/core';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { now } from '../ids.ts';
import { encodeSpan } from './otlp.ts';
import type { Sender } from './sender.ts';

const MAX_RUNNING = 500;

/** Whether the page may still send the ends of its spans, or speaks for the last time. */
export type Leaving = 'hidden' | 'closed';

/** Attributes of every span: those known when it starts, and those known when it is sent. */
export interface CommonAttributes {
  atStart(): Attributes;
  atEnd(): Attributes;
}

/** Hands ended spans to the sender, and running ones too when the page is hidden or left. */
export class Processor implements SpanProcessor {
  readonly #sender: Sender;
  readonly #common: CommonAttributes;
  readonly #running = new Set<Span>();
  /** Running spans already sent as partial since the page was hidden, and with what word. */
  readonly #sent = new Map<Span, Leaving>();

  constructor(sender: Sender, common: CommonAttributes) {
    this.#sender = sender;
    this.#common = common;
  }

  onStart(span: Span): void {
    span.setAttributes(this.#common.atStart());
    if (this.#running.size < MAX_RUNNING) this.#running.add(span);
  }

  onEnd(span: ReadableSpan): void {
    this.#running.delete(span as Span);
    this.#sent.delete(span as Span);
    this.#sender.add(encodeSpan(span, this.#common.atEnd()));
  }

  /**
   * Sends everything at once; spans that still run go as partial, ending now. The relay holds those
   * of a hidden page until they may have ended, so a page that closes after it says so.
   */
  leave(reason: Leaving): void {
    const end = millisToHrTime(now());
    const partial = { 'app.partial': true, 'app.partial_reason': reason };
    for (const span of this.#running) {
      const said = this.#sent.get(span);
      if (said === 'closed' || said === reason) continue;
      this.#sent.set(span, reason);
      this.#sender.add(encodeSpan(span, { ...this.#common.atEnd(), ...partial }, end));
    }
    this.#sender.leave();
  }

  /** The page is seen again: what still runs has gone on since its partial version. */
  resume(): void {
    this.#sent.clear();
  }

  forceFlush(): Promise<void> {
    return this.#sender.flush();
  }

  shutdown(): Promise<void> {
    return this.#sender.flush();
  }
}
