import type { Segment } from './segment.ts';

/** What may wait for being written; what comes beyond it is dropped and counted. */
const maximumSegments = 5000;
const maximumBytes = 16 * 1024 * 1024;
const writeEveryMs = 100;
const batchSegments = 500;

interface Sink {
  write(batch: Segment[]): Promise<void>;
  /** A batch that could not be written; its segments are gone. */
  failed(error: unknown, segments: number): void;
}

/** Segments that came by UDP, for which nobody waits: written in batches, a few times a second. */
export class SegmentQueue {
  readonly #sink: Sink;
  readonly #timer: NodeJS.Timeout;
  #waiting: Segment[] = [];
  #bytes = 0;
  #writing: Promise<void> | undefined;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#timer = setInterval(() => void this.flush(), writeEveryMs);
  }

  /** False when there is no room for it. */
  push(segment: Segment): boolean {
    const { length } = segment.document;
    if (this.#waiting.length >= maximumSegments || this.#bytes + length > maximumBytes)
      return false;
    this.#waiting.push(segment);
    this.#bytes += length;
    return true;
  }

  /** Resolves once everything that was pushed before is written or has failed. */
  async flush(): Promise<void> {
    while (this.#writing) await this.#writing;
    this.#writing = this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
    await this.#writing;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  async #writeAll(): Promise<void> {
    let left = this.#waiting.length;
    while (left > 0) {
      const batch = this.#waiting.splice(0, batchSegments);
      for (const { document } of batch) this.#bytes -= document.length;
      left -= batch.length;
      try {
        await this.#sink.write(batch);
      } catch (error) {
        this.#sink.failed(error, batch.length);
      }
    }
  }
}
