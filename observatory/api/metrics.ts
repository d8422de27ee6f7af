/** Metrics as `/api/metrics` gives them; same conventions as ../api.ts. */
import type { Heatmap } from './query.ts';

export const metricTypes = [
  'gauge',
  'sum',
  'histogram',
  'exponential_histogram',
  'summary',
] as const;

export type MetricType = (typeof metricTypes)[number];

/**
 * What the values of a metric stand for: `rate` per second for counters, for histograms and summaries
 * the rate of what they counted; `level` for gauges and for sums that go up and down.
 */
export type MetricShape = 'rate' | 'level' | 'distribution';

/** GET /api/metrics, optional start_ms and end_ms (then with sparklines) → MetricInfo[] by name. */
export interface MetricInfo {
  name: string;
  /** As sent, in UCUM: `s`, `By`, `{request}`; empty when none was told. */
  unit: string;
  description: string;
  type: MetricType;
  shape: MetricShape;
  services: string[];
  /** The attributes of its series and how many values each has, `service.name` not among them. */
  attributes: { key: string; values: number }[];
  series: number;
  /** When its newest point was taken, in epoch milliseconds. */
  last_ms: number;
  /** Thirty values or one more over the time asked for: rates or averages; absent when no time was given. */
  sparkline?: (number | null)[];
}

export const metricPercentiles = ['P50', 'P90', 'P99'] as const;

export type MetricPercentile = (typeof metricPercentiles)[number];

/** A percentile out of buckets: the true value lies between `low` and `high`. */
export interface PercentileEstimate {
  value: number;
  low: number;
  /** Null when nothing bounds it: it lies in the last bucket, and `value` is that one's lower bound. */
  high: number | null;
}

/** Series that have the same values of the attributes asked for. */
export interface MetricGroup {
  /** As many as were asked for; null where a series has no such attribute. */
  group: (string | null)[];
  series: number;
  /** For each of `times_ms`: the rate per second, or the level averaged over the step. */
  values: (number | null)[];
  /** Distributions only: for each of `times_ms` the mean of what was measured. */
  means?: (number | null)[];
  /** Distributions with buckets only. */
  percentiles?: Record<MetricPercentile, (number | null)[]>;
  total: MetricTotal;
}

/** A group over the whole time. */
export interface MetricTotal {
  /** Rates and distributions: what was counted. */
  count: number | null;
  /** Distributions: the mean. Levels: the average. */
  mean: number | null;
  /** Levels only. */
  min: number | null;
  max: number | null;
  last: number | null;
  percentiles?: Record<MetricPercentile, PercentileEstimate | null>;
}

export interface Exemplar {
  time_ms: number;
  value: number;
  /** 32 and 16 hex digits; null when it was measured outside of any trace. */
  trace_id: string | null;
  span_id: string | null;
  /** Those of its series and its own. */
  attributes: Record<string, unknown>;
}

/**
 * GET /api/metrics/points: name, start_ms, end_ms; optional service, step_ms, group (an attribute,
 * may be repeated; `service.name` is one), filter (`key=value`, may be repeated), limit (of groups).
 */
export interface MetricAnswer {
  metric: MetricInfo;
  /** Start of each step in epoch milliseconds. */
  times_ms: number[];
  start_ms: number;
  end_ms: number;
  step_ms: number;
  group_by: string[];
  /** The busiest first, or the highest. */
  groups: MetricGroup[];
  /** How many groups there were before the limit. */
  groups_total: number;
  /** All groups together; null when there is nothing in that time. */
  all: MetricGroup | null;
  /** Distributions with buckets only, of all groups together. */
  heatmap: Heatmap | null;
  /** Measurements that lead to a trace, spread over the time. */
  exemplars: Exemplar[];
  elapsed_ms: number;
  /** What the reader should know, in sentences. */
  notices: string[];
}

/** GET /api/metrics/values?name=&key= → the values of one attribute. */
export interface MetricValues {
  values: string[];
}

export interface MetricStatus {
  /** Series that are kept, and how many are kept at most. */
  series: number;
  series_cap: number;
  /** Points that are kept, and how many are kept at most. */
  stored: number;
  cap: number;
  /** Points accepted since the start. */
  received: number;
  /** Points that were refused or made room for newer ones, by reason; survives restarts. */
  dropped: { reason: string; points: number; last_ms: number }[];
}
