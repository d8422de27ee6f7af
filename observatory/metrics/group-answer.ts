import {
  type MetricGroup,
  type MetricInfo,
  type MetricPercentile,
  type MetricTotal,
  metricPercentiles,
} from '../api/metrics.ts';
import { disjoint, percentileOf, shares } from './percentile.ts';
import type { Bucket } from './point.ts';
import type { BucketRow, StepRow } from './read.ts';
import type { SeriesGroup } from './select.ts';
import type { Steps } from './steps.ts';

export interface Total {
  sum: number | null;
  count: number | null;
  mean: number | null;
}

/** What was read for all groups of an answer. */
export interface GroupData {
  metric: MetricInfo;
  steps: Steps;
  totals: ReadonlyMap<number, Total>;
  rows: readonly StepRow[];
  buckets: readonly BucketRow[];
  /** When the newest point of any series was taken: nothing is known of later times. */
  untilMs: number;
}

/** One group of the answer. */
export function groupAnswer({ number, group, series }: SeriesGroup, data: GroupData): MetricGroup {
  const { metric, steps } = data;
  const rows = new Map<number, StepRow>();
  for (const row of data.rows) if (row.g === number) rows.set(row.at, row);
  const base = { group, series: series.length };
  if (metric.shape === 'level') {
    const values = steps.timesMs.map((_, at) => rows.get(at)?.value ?? null);
    return { ...base, values, total: levelTotal(values, rows, data.totals.get(number)) };
  }
  const perSecond = (row: StepRow | undefined, at: number) => {
    const increase = metric.shape === 'rate' ? row?.value : row?.count;
    const seconds = knownMs(at, data) / 1000;
    return increase === null || increase === undefined || seconds <= 0 ? null : increase / seconds;
  };
  const values = steps.timesMs.map((_, at) => perSecond(rows.get(at), at));
  const total = data.totals.get(number);
  if (metric.shape === 'rate') {
    return { ...base, values, total: { ...nothing, count: total?.sum ?? null } };
  }
  const means = steps.timesMs.map((_, at) => ratio(rows.get(at)?.value, rows.get(at)?.count));
  const mean = ratio(total?.sum, total?.count);
  const counted = { ...nothing, count: total?.count ?? null, mean };
  const buckets = data.buckets.filter(({ g }) => g === number);
  if (buckets.length === 0) return { ...base, values, means, total: counted };
  return {
    ...base,
    values,
    means,
    percentiles: percentileSeries(buckets, steps),
    total: { ...counted, percentiles: percentilesOf(buckets) },
  };
}

const nothing: MetricTotal = { count: null, mean: null, min: null, max: null, last: null };

/** How much of a step has been reported of: the first and the last are often cut. */
export function knownMs(
  at: number,
  { steps, untilMs }: Pick<GroupData, 'steps' | 'untilMs'>,
): number {
  const from = steps.timesMs[at] ?? 0;
  const to = Math.min(from + steps.stepMs, steps.endMs, Math.max(untilMs, 0));
  return to - Math.max(from, steps.startMs);
}

function ratio(sum: number | null | undefined, count: number | null | undefined): number | null {
  return sum === null || sum === undefined || !count ? null : sum / count;
}

function levelTotal(
  values: readonly (number | null)[],
  rows: ReadonlyMap<number, StepRow>,
  total: Total | undefined,
): MetricTotal {
  const known = values.filter((value) => value !== null);
  const mean = known.length > 0 ? known.reduce((a, b) => a + b, 0) / known.length : null;
  const last = known.at(-1) ?? total?.mean ?? null;
  const lows = [...rows.values()].flatMap(({ low }) => low ?? []);
  const highs = [...rows.values()].flatMap(({ high }) => high ?? []);
  const least = (all: readonly number[]) => all.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (all: readonly number[]) => all.reduce((a, b) => Math.max(a, b), -Infinity);
  return {
    count: null,
    mean,
    min: lows.length > 0 ? least(lows) : null,
    max: highs.length > 0 ? most(highs) : null,
    last,
  };
}

function percentileSeries(
  buckets: readonly BucketRow[],
  { timesMs }: Steps,
): Record<MetricPercentile, (number | null)[]> {
  const bySteps = new Map<number, Bucket[]>();
  for (const bucket of buckets) {
    const step = bySteps.get(bucket.at);
    if (step) step.push(bucket);
    else bySteps.set(bucket.at, [bucket]);
  }
  const series = forEach(() => new Array<number | null>(timesMs.length).fill(null));
  for (const [at, step] of bySteps) {
    const estimates = percentilesOf(step);
    for (const name of metricPercentiles) series[name][at] = estimates[name]?.value ?? null;
  }
  return series;
}

function percentilesOf(buckets: readonly Bucket[]) {
  const parts = disjoint(buckets);
  return forEach((name) => percentileOf(parts, shares[name]));
}

function forEach<T>(make: (name: MetricPercentile) => T): Record<MetricPercentile, T> {
  return { P50: make('P50'), P90: make('P90'), P99: make('P99') };
}
