import type { MetricType } from '../api/metrics.ts';
import type { Attributes } from '../api.ts';

/** What a series is, apart from its values: of one metric, one sender and one set of attributes. */
export interface SeriesIdentity {
  name: string;
  unit: string;
  description: string;
  type: MetricType;
  /** Values since a start that is told, or since the point before. */
  temporality: 'cumulative' | 'delta';
  /** Sums only: never goes down but by a restart. */
  monotonic: boolean;
  service: string;
  /** What tells copies of a service apart: `service.instance.id`, and the instrumentation scope. */
  source: string;
  attributes: Attributes;
}

/** Counts values above `low` up to `high`; infinite at the ends of the scale. */
export interface Bucket {
  low: number;
  high: number;
  count: number;
}

export interface PointExemplar {
  timeMs: number;
  value: number;
  traceId: string;
  spanId: string;
  attributes: Attributes;
}

/** One data point as it was sent, of any type. */
export interface MetricPoint {
  series: SeriesIdentity;
  /** Epoch milliseconds; 0 when none was told. */
  startMs: number;
  timeMs: number;
  /** Of a gauge or a sum; for others the sum of what was measured, null when none was told. */
  value: number | null;
  /** Null for gauges and sums. */
  count: number | null;
  buckets: Bucket[];
  exemplars: PointExemplar[];
}
