import type { AcceptedSpan, PartialReason } from './accept.ts';
import { sizeOf } from './batch.ts';

export interface PartialSpansOptions {
  /** How long a partial span waits for its end, by why it was sent. */
  readonly holdMs: Readonly<Record<PartialReason, number>>;
  readonly maxHeld: number;
  readonly maxHeldCharacters: number;
  /** How many forwarded ids are remembered, to know what comes after its id was forwarded. */
  readonly maxRemembered: number;
}

export interface Taken {
  /** To be forwarded now. */
  readonly forward: AcceptedSpan[];
  /** Partial ones of which a later version is known: nobody misses them. */
  readonly superseded: number;
  /** Versions of a span that was forwarded before, dropped. */
  readonly late: number;
  /** Partial ones among `forward`, let go before their time because too many are held. */
  readonly early: number;
}

/**
 * Holds spans that a page sent before their end, for as long as the end may still come, so that
 * one span is forwarded for each id. All of it is bounded: past the bounds the oldest goes out.
 */
export class PartialSpans {
  readonly #options: PartialSpansOptions;
  readonly #held = new Map<string, { span: AcceptedSpan; dueMs: number }>();
  readonly #forwarded = new Set<string>();
  #characters = 0;

  constructor(options: PartialSpansOptions) {
    this.#options = options;
  }

  take(spans: readonly AcceptedSpan[], nowMs: number): Taken {
    const forward: AcceptedSpan[] = [];
    let superseded = 0;
    let late = 0;
    for (const span of spans) {
      if (this.#forwarded.has(span.id)) {
        late += 1;
        continue;
      }
      const held = this.#release(span.id);
      if (held !== undefined) superseded += 1;
      if (span.partial === undefined) forward.push(this.#remember(span));
      else this.#hold(isLastWord(held) ? held : span, nowMs);
    }
    let early = 0;
    for (const id of this.#held.keys()) {
      if (!this.#isOverfull()) break;
      forward.push(...this.#forwardHeld([id]));
      early += 1;
    }
    return { forward, superseded, late, early };
  }

  /** The partial spans whose end did not come in time. */
  due(nowMs: number): AcceptedSpan[] {
    const due = [...this.#held].filter(([, { dueMs }]) => dueMs <= nowMs);
    return this.#forwardHeld(due.map(([id]) => id));
  }

  /** All that is held, for when the process ends. */
  all(): AcceptedSpan[] {
    return this.#forwardHeld([...this.#held.keys()]);
  }

  get size(): number {
    return this.#held.size;
  }

  #isOverfull(): boolean {
    const { maxHeld, maxHeldCharacters } = this.#options;
    return this.#held.size > maxHeld || this.#characters > maxHeldCharacters;
  }

  #hold(span: AcceptedSpan, nowMs: number): void {
    const dueMs = nowMs + this.#options.holdMs[span.partial ?? 'closed'];
    this.#held.set(span.id, { span, dueMs });
    this.#characters += sizeOf(span);
  }

  #release(id: string): AcceptedSpan | undefined {
    const held = this.#held.get(id);
    if (held === undefined) return undefined;
    this.#held.delete(id);
    this.#characters -= sizeOf(held.span);
    return held.span;
  }

  #forwardHeld(ids: string[]): AcceptedSpan[] {
    return ids.flatMap((id) => {
      const span = this.#release(id);
      return span === undefined ? [] : [this.#remember(span)];
    });
  }

  #remember(span: AcceptedSpan): AcceptedSpan {
    this.#forwarded.add(span.id);
    if (this.#forwarded.size > this.#options.maxRemembered) {
      this.#forwarded.delete(this.#forwarded.values().next().value ?? '');
    }
    return span;
  }
}

/** What a page sends when it closes may overtake what it sent when it was hidden. */
function isLastWord(span: AcceptedSpan | undefined): span is AcceptedSpan {
  return span?.partial === 'closed';
}
