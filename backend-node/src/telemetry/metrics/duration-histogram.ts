/** A single measurement, and the trace in which it was made. */
export interface Exemplar {
  readonly value: number;
  readonly timeMs: number;
  readonly traceId: string;
  readonly spanId: string;
}

/** Of a trace that is kept somewhere. */
export interface TracePlace {
  readonly traceId: string;
  readonly spanId: string;
}

/**
 * Counts measurements in buckets, and keeps the latest of each bucket that was made in a trace: what
 * the specification's aligned reservoir keeps
 * (https://opentelemetry.io/docs/specs/otel/metrics/sdk/#alignedhistogrambucketexemplarreservoir).
 */
export class DurationHistogram {
  readonly startedMs = Date.now();
  readonly counts: number[];
  count = 0;
  sum = 0;
  min = Number.POSITIVE_INFINITY;
  max = 0;
  readonly #bounds: readonly number[];
  readonly #exemplars: (Exemplar | undefined)[];

  /** @param bounds rising; a value that is one of them lies in the bucket below */
  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.counts = new Array<number>(bounds.length + 1).fill(0);
    this.#exemplars = new Array<undefined>(bounds.length + 1).fill(undefined);
  }

  record(value: number, place: TracePlace | undefined): void {
    const bucket = this.#bucketOf(value);
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
    this.count += 1;
    this.sum += value;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    if (place === undefined) return;
    const { traceId, spanId } = place;
    this.#exemplars[bucket] = { value, timeMs: Date.now(), traceId, spanId };
  }

  /** The exemplars since the last call. */
  takeExemplars(): Exemplar[] {
    const taken = this.#exemplars.filter((exemplar) => exemplar !== undefined);
    this.#exemplars.fill(undefined);
    return taken;
  }

  #bucketOf(value: number): number {
    let bucket = 0;
    while (bucket < this.#bounds.length && value > (this.#bounds[bucket] ?? 0)) bucket += 1;
    return bucket;
  }
}
