/** A line that waits to be sent. */
export interface QueuedLine {
  readonly text: string;
  /**
   * Epoch milliseconds, later than that of the line before, by a fraction where need be:
   * winston-cloudwatch sorts by it, and turns lines of the same time around.
   */
  readonly at: number;
}

/** A few seconds at full load; some 10 MB at most. */
const MAX_LINES = 20_000;
const MAX_CHARS = 10_000_000;

/** Of one call of PutLogEvents; the service's own limits are 10,000 and 1,048,576 bytes. */
const BATCH_LINES = 10_000;
const BATCH_BYTES = 1_000_000;
const BYTES_BESIDE_TEXT = 26;
/** All lines of a call must be of one day. */
const BATCH_MS = 23 * 3_600_000;
/** The smallest step between two times of this age that a number can hold. */
const STEP_MS = 2 ** -11;

/** Lines to be sent, in order and bounded. */
export class LineQueue {
  #lines: QueuedLine[] = [];
  #chars = 0;
  #lastAt = 0;

  get length(): number {
    return this.#lines.length;
  }

  /** Takes a line of now; false when there is no room for it. */
  add(text: string, nowMs: number): boolean {
    if (this.#lines.length >= MAX_LINES || this.#chars + text.length > MAX_CHARS) return false;
    // A clock that is put back must not hold the lines back until it has caught up.
    const last = this.#lastAt - nowMs > 1_000 ? 0 : this.#lastAt;
    this.#lastAt = Math.max(nowMs, last + STEP_MS);
    this.#lines.push({ text, at: this.#lastAt });
    this.#chars += text.length;
    return true;
  }

  /** Takes out what fits into one call, oldest first; empty when nothing waits. */
  take(): QueuedLine[] {
    let bytes = 0;
    let end = 0;
    for (const { text, at } of this.#lines.slice(0, BATCH_LINES)) {
      bytes += Buffer.byteLength(text) + BYTES_BESIDE_TEXT;
      const apart = Math.abs(at - (this.#lines[0]?.at ?? at)) > BATCH_MS;
      if (end > 0 && (bytes > BATCH_BYTES || apart)) break;
      end += 1;
    }
    const batch = this.#lines.splice(0, end);
    for (const { text } of batch) this.#chars -= text.length;
    return batch;
  }

  /** Forgets all lines and answers how many. */
  clear(): number {
    const { length } = this.#lines;
    this.#lines = [];
    this.#chars = 0;
    return length;
  }
}
