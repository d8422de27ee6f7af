/** What is measured of a request. */
interface Measured {
  readonly status: number;
  readonly durationMs: number;
  readonly aborted: boolean;
}

/** Latencies of some time, each value as often as its count says; milliseconds. */
export interface LatencyDistribution {
  readonly Values: readonly number[];
  readonly Counts: readonly number[];
  readonly Min: number;
  readonly Max: number;
  readonly Sum: number;
  readonly Count: number;
}

export interface MetricsOfATime {
  readonly requests: number;
  /** Answered with 5xx. */
  readonly errors: number;
  /** Absent when no request was answered to its end. */
  readonly latency?: LatencyDistribution;
}

const SMALLEST_MS = 0.1;
/** A value is at most 7 % off; 100 buckets reach beyond a day. */
const GROWTH = 1.15;
/** CloudWatch takes at most 100 different values in one line of the embedded metric format. */
const BUCKETS = 100;

/** Counts requests in process, so that a minute of any number of them is one line. */
export class RequestMetrics {
  #requests = 0;
  #errors = 0;
  #buckets = new Float64Array(BUCKETS);
  #count = 0;
  #sum = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = 0;

  record({ status, durationMs, aborted }: Measured): void {
    this.#requests += 1;
    if (status >= 500) this.#errors += 1;
    // How long somebody waited who then left says nothing about us.
    if (aborted) return;
    const bucket = Math.ceil(Math.log(durationMs / SMALLEST_MS) / Math.log(GROWTH));
    const index = Math.min(Math.max(bucket, 0), BUCKETS - 1);
    this.#buckets[index] = (this.#buckets[index] ?? 0) + 1;
    this.#count += 1;
    this.#sum += durationMs;
    this.#min = Math.min(this.#min, durationMs);
    this.#max = Math.max(this.#max, durationMs);
  }

  /** What was counted since the last call; undefined when there was no request. */
  take(): MetricsOfATime | undefined {
    if (this.#requests === 0) return undefined;
    const taken = {
      requests: this.#requests,
      errors: this.#errors,
      ...(this.#count > 0 && { latency: this.#latency() }),
    };
    this.#requests = this.#errors = this.#count = this.#sum = this.#max = 0;
    this.#min = Number.POSITIVE_INFINITY;
    this.#buckets.fill(0);
    return taken;
  }

  #latency(): LatencyDistribution {
    const filled = [...this.#buckets.entries()].filter(([, count]) => count > 0);
    return {
      Values: filled.map(([index]) => this.#middle(index)),
      Counts: filled.map(([, count]) => count),
      Min: this.#min,
      Max: this.#max,
      Sum: round(this.#sum),
      Count: this.#count,
    };
  }

  /** What stands for all of a bucket, never beyond what was seen. */
  #middle(index: number): number {
    const middle = SMALLEST_MS * GROWTH ** (index - 0.5);
    return round(Math.min(Math.max(middle, this.#min), this.#max));
  }
}

function round(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
