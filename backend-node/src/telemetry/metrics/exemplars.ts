/** A single measurement, and the trace in which it was made. */
export interface Exemplar {
  readonly value: number;
  readonly timeMs: number;
  readonly traceId: string;
  readonly spanId: string;
}

/**
 * The latest measurement of every bucket of one series since they were last taken: what the
 * specification's aligned reservoir keeps. The SDK has no exemplars yet
 * (https://opentelemetry.io/docs/specs/otel/metrics/sdk/#alignedhistogrambucketexemplarreservoir).
 */
export class ExemplarReservoir {
  readonly #bounds: readonly number[];
  readonly #slots: (Exemplar | undefined)[];

  /** @param bounds of the histogram, rising; a value that is one of them lies in the bucket below */
  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.#slots = new Array<undefined>(bounds.length + 1).fill(undefined);
  }

  offer(exemplar: Exemplar): void {
    let bucket = 0;
    while (bucket < this.#bounds.length && exemplar.value > (this.#bounds[bucket] ?? 0))
      bucket += 1;
    this.#slots[bucket] = exemplar;
  }

  take(): Exemplar[] {
    const taken = this.#slots.filter((exemplar) => exemplar !== undefined);
    this.#slots.fill(undefined);
    return taken;
  }
}
