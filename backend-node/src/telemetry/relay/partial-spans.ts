import type { AcceptedSpan } from './accept.ts';
import { sizeOf } from './batch.ts';

export interface PartialSpansOptions {
  readonly holdMs: number;
  readonly maxHeld: number;
  readonly maxHeldCharacters: number;
  /** How many ended spans are remembered, to know a partial that comes after its final one. */
  readonly maxRemembered: number;
}

export interface Taken {
  /** To be forwarded now. */
  readonly forward: AcceptedSpan[];
  /** Partial ones of which the final one is known: nobody misses them. */
  readonly superseded: number;
}

/**
 * Holds spans that a closing page sent before their end, for as long as the final one may still
 * come, so that one span is forwarded. All of it is bounded: past the bounds the oldest goes out.
 */
export class PartialSpans {
  readonly #options: PartialSpansOptions;
  readonly #held = new Map<string, { span: AcceptedSpan; dueMs: number }>();
  readonly #ended = new Set<string>();
  #characters = 0;

  constructor(options: PartialSpansOptions) {
    this.#options = options;
  }

  take(spans: readonly AcceptedSpan[], nowMs: number): Taken {
    const forward: AcceptedSpan[] = [];
    let superseded = 0;
    for (const span of spans) {
      if (span.partial && this.#ended.has(span.id)) {
        superseded += 1;
        continue;
      }
      if (this.#release(span.id) !== undefined) superseded += 1;
      if (span.partial) this.#hold(span, nowMs + this.#options.holdMs);
      else {
        this.#remember(span.id);
        forward.push(span);
      }
    }
    for (const id of this.#held.keys()) {
      if (!this.#isOverfull()) break;
      forward.push(...this.#releaseAll([id]));
    }
    return { forward, superseded };
  }

  /** The partial spans whose final one did not come in time. */
  due(nowMs: number): AcceptedSpan[] {
    const ids: string[] = [];
    for (const [id, { dueMs }] of this.#held) {
      if (dueMs > nowMs) break;
      ids.push(id);
    }
    return this.#releaseAll(ids);
  }

  /** All that is held, for when the process ends. */
  all(): AcceptedSpan[] {
    return this.#releaseAll([...this.#held.keys()]);
  }

  get size(): number {
    return this.#held.size;
  }

  #isOverfull(): boolean {
    const { maxHeld, maxHeldCharacters } = this.#options;
    return this.#held.size > maxHeld || this.#characters > maxHeldCharacters;
  }

  #hold(span: AcceptedSpan, dueMs: number): void {
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

  #releaseAll(ids: string[]): AcceptedSpan[] {
    return ids.flatMap((id) => this.#release(id) ?? []);
  }

  #remember(id: string): void {
    this.#ended.add(id);
    if (this.#ended.size > this.#options.maxRemembered) {
      this.#ended.delete(this.#ended.values().next().value ?? '');
    }
  }
}
