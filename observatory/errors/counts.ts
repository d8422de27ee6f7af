import type { ErrorCounts, ErrorRange } from '../api/errors.ts';

const minute = 60_000;
const hour = 60 * minute;

/** What is kept: a count a minute for an hour, and a count an hour for a week. */
const kept = { minutes: 60, hours: 7 * 24 };

const ranges: Record<ErrorRange, { of: keyof typeof kept; bucketMs: number; buckets: number }> = {
  hour: { of: 'minutes', bucketMs: minute, buckets: 60 },
  day: { of: 'hours', bucketMs: hour, buckets: 24 },
  week: { of: 'hours', bucketMs: 6 * hour, buckets: 28 },
};

/** How often something happened over time, in a bounded space however often it did. */
export class Counts {
  readonly #minutes: Map<number, number>;
  readonly #hours: Map<number, number>;

  constructor(stored: { minutes: [number, number][]; hours: [number, number][] }) {
    this.#minutes = new Map(stored.minutes);
    this.#hours = new Map(stored.hours);
  }

  static parse(text: string): Counts {
    return new Counts(JSON.parse(text));
  }

  static empty(): Counts {
    return new Counts({ minutes: [], hours: [] });
  }

  add(timeMs: number): void {
    count(this.#minutes, Math.floor(timeMs / minute), kept.minutes);
    count(this.#hours, Math.floor(timeMs / hour), kept.hours);
  }

  /** Buckets up to the one that holds the present, each as long as the range has them. */
  series(range: ErrorRange, nowMs: number): ErrorCounts {
    const { of, bucketMs, buckets } = ranges[range];
    const unit = of === 'minutes' ? minute : hour;
    const counted = of === 'minutes' ? this.#minutes : this.#hours;
    const start = (Math.floor(nowMs / bucketMs) - buckets + 1) * bucketMs;
    const series = new Array<number>(buckets).fill(0);
    for (const [index, value] of counted) {
      const place = Math.floor((index * unit - start) / bucketMs);
      if (place >= 0 && place < buckets) series[place] = (series[place] ?? 0) + value;
    }
    return { bucket_ms: bucketMs, start_ms: start, buckets: series };
  }

  toString(): string {
    return JSON.stringify({ minutes: [...this.#minutes], hours: [...this.#hours] });
  }
}

/** Counts one more at an index, and forgets what is further back than is kept. */
function count(counted: Map<number, number>, index: number, length: number): void {
  counted.set(index, (counted.get(index) ?? 0) + 1);
  if (counted.size <= length) return;
  const newest = counted.keys().reduce((a, b) => Math.max(a, b));
  for (const each of counted.keys()) if (each <= newest - length) counted.delete(each);
}
