import type { Column } from '../store/columns.ts';

/** What a point adds to its series: a level, or an increase between `start` and `time`. */
const pointColumns: readonly Column[] = [
  { name: 'series', type: 'INTEGER' },
  /** Epoch milliseconds; `start` itself is not part of it. */
  { name: 'start', type: 'BIGINT' },
  { name: 'time', type: 'BIGINT' },
  /** The level; or the increase of a sum, or of the sum of what was measured. */
  { name: 'value', type: 'DOUBLE' },
  /** How many measurements came in; null for gauges and sums. */
  { name: 'count', type: 'DOUBLE' },
];

/** How many of a point's measurements were above `low`, up to `high`; only filled ones. */
const bucketColumns: readonly Column[] = [
  { name: 'series', type: 'INTEGER' },
  { name: 'time', type: 'BIGINT' },
  { name: 'low', type: 'DOUBLE' },
  { name: 'high', type: 'DOUBLE' },
  { name: 'count', type: 'DOUBLE' },
];

const exemplarColumns: readonly Column[] = [
  { name: 'series', type: 'INTEGER' },
  { name: 'time', type: 'BIGINT' },
  { name: 'value', type: 'DOUBLE' },
  { name: 'trace_id', type: 'VARCHAR' },
  { name: 'span_id', type: 'VARCHAR' },
  { name: 'attributes', type: 'VARCHAR' },
];

/** The tables of rows that come and go with time. */
export const timedTables = {
  metric_points: pointColumns,
  metric_buckets: bucketColumns,
  metric_exemplars: exemplarColumns,
} as const;

export type TimedTable = keyof typeof timedTables;

const columnTypes = (columns: readonly Column[]) =>
  columns.map(({ name, type }) => `${name} ${type}`).join(', ');

export const createMetricTables = [
  ...Object.entries(timedTables).map(
    ([table, columns]) => `CREATE TABLE IF NOT EXISTS ${table} (${columnTypes(columns)})`,
  ),
  /** `state` is what the next cumulative point is compared with; written only at an orderly end. */
  'CREATE TABLE IF NOT EXISTS metric_series (id INTEGER, identity VARCHAR, state VARCHAR)',
  'CREATE TABLE IF NOT EXISTS dropped_metrics (reason VARCHAR, points BIGINT, last_ms BIGINT)',
];
