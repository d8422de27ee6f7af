import type { Bucket, MetricPoint, SeriesIdentity } from './point.ts';

/** The latest point of a series: what the next one is compared with. */
export interface SeriesState {
  startMs: number;
  timeMs: number;
  value: number | null;
  count: number | null;
  buckets: Bucket[];
}

/** What a point adds to its series between `startMs` and `timeMs`. */
export interface Increase {
  startMs: number;
  timeMs: number;
  value: number | null;
  count: number | null;
  buckets: Bucket[];
}

/**
 * `stored`: something to keep. `baseline`: only what later points are compared with, since nobody
 * knows when it was counted. `late`: not newer than the series' latest point.
 */
export type Outcome =
  | { kind: 'stored'; increase: Increase; state: SeriesState }
  | { kind: 'baseline'; state: SeriesState }
  | { kind: 'late' };

/** A counter that began longer ago than this, and was never heard of, counted at unknown times. */
const oldestBeginningMs = 10 * 60_000;
/** A level that was told longer ago than this says nothing about the time between. */
const longestLevelMs = 2 * 60_000;

/** Gauges, and sums that go up and down: their value stands for itself. */
export function isLevel({ type, monotonic }: SeriesIdentity): boolean {
  return type === 'gauge' || (type === 'sum' && !monotonic);
}

/**
 * What a point adds. Cumulative points are turned into increases here, once and for all, so that
 * questions only have to sum. A counter that went down, or that began anew, was reset: then all of
 * its value is new.
 * @param before the series' latest point; undefined for the first, and after an end that was none
 * @param known whether the series had points before, though `before` is not known
 */
export function increaseOf(
  point: MetricPoint,
  before: SeriesState | undefined,
  known: boolean,
): Outcome {
  if (before && point.timeMs <= before.timeMs) return { kind: 'late' };
  const { series } = point;
  const state = stateOf(point);
  if (isLevel(series)) {
    const value = (point.value ?? 0) + (series.temporality === 'delta' ? (before?.value ?? 0) : 0);
    const from = before && point.timeMs - before.timeMs <= longestLevelMs ? before.timeMs : 0;
    return stored({ ...state, value }, from || point.timeMs - 1);
  }
  if (series.temporality === 'delta') return stored(state, point.startMs || before?.timeMs || 0);
  if (!before) {
    const isNew = !known && point.startMs > 0 && point.timeMs - point.startMs <= oldestBeginningMs;
    return isNew ? stored(state, point.startMs) : { kind: 'baseline', state };
  }
  if (point.startMs >= before.timeMs) return stored(state, point.startMs);
  const change = difference(state, before);
  if (change === undefined) return stored(state, before.timeMs);
  return stored(state, before.timeMs, change);
}

function stateOf({ startMs, timeMs, value, count, buckets }: MetricPoint): SeriesState {
  return { startMs, timeMs, value, count, buckets };
}

function stored(
  state: SeriesState,
  from: number,
  change: Pick<Increase, 'value' | 'count' | 'buckets'> = state,
): Outcome {
  const { timeMs } = state;
  const { value, count, buckets } = change;
  // Nothing is spread over more than an hour, and each point has some time to be spread over.
  const startMs = Math.max(timeMs - 3_600_000, Math.min(from, timeMs - 1));
  return { kind: 'stored', increase: { startMs, timeMs, value, count, buckets }, state };
}

/** What came since; undefined when something went down, which only a reset explains. */
function difference(
  now: SeriesState,
  before: SeriesState,
): Pick<Increase, 'value' | 'count' | 'buckets'> | undefined {
  const value = minus(now.value, before.value);
  const count = minus(now.count, before.count);
  if ((count ?? 0) < 0) return undefined;
  // The sum of measurements may go down without a reset, for they may be negative.
  if (now.count === null && (value ?? 0) < 0) return undefined;
  const buckets = bucketDifference(now.buckets, before.buckets);
  return buckets && { value, count, buckets };
}

function minus(now: number | null, before: number | null): number | null {
  return now === null ? null : now - (before ?? 0);
}

/** An exponential histogram may have doubled the width of its buckets: each then holds two of before. */
function bucketDifference(now: readonly Bucket[], before: readonly Bucket[]): Bucket[] | undefined {
  const left = now.map((bucket) => ({ ...bucket }));
  const byBounds = new Map(left.map((bucket) => [`${bucket.low} ${bucket.high}`, bucket]));
  for (const { low, high, count } of before) {
    const bucket =
      byBounds.get(`${low} ${high}`) ?? left.find((each) => each.low <= low && each.high >= high);
    if (!bucket || bucket.count < count) return undefined;
    bucket.count -= count;
  }
  return left.filter(({ count }) => count > 0);
}
