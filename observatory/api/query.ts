/**
 * Questions to the spans, in the form of Honeycomb's public query specification
 * (https://docs.honeycomb.io/api/query-specification/), and the answers as the screens read them.
 */

export const percentileOps = [
  'P001',
  'P01',
  'P05',
  'P10',
  'P20',
  'P25',
  'P50',
  'P75',
  'P80',
  'P90',
  'P95',
  'P99',
  'P999',
] as const;

export const calculationOps = [
  'COUNT',
  'COUNT_DISTINCT',
  'SUM',
  'AVG',
  'MIN',
  'MAX',
  ...percentileOps,
  'HEATMAP',
  'CONCURRENCY',
  'RATE_SUM',
  'RATE_AVG',
  'RATE_MAX',
] as const;

export type CalculationOp = (typeof calculationOps)[number];

export const filterOps = [
  '=',
  '!=',
  '>',
  '>=',
  '<',
  '<=',
  'starts-with',
  'does-not-start-with',
  'ends-with',
  'does-not-end-with',
  'contains',
  'does-not-contain',
  'exists',
  'does-not-exist',
  'in',
  'not-in',
] as const;

export type FilterOp = (typeof filterOps)[number];

export type Scalar = string | number | boolean;

export interface Calculation {
  op: CalculationOp;
  /** None for COUNT and CONCURRENCY. */
  column?: string;
}

export interface Filter {
  column: string;
  op: FilterOp;
  /** None for exists and does-not-exist, a list for in and not-in. */
  value?: Scalar | Scalar[];
}

export interface Order {
  op?: CalculationOp;
  column?: string;
  /** Honeycomb's default is ascending. */
  order?: 'ascending' | 'descending';
}

export interface Having {
  calculate_op: CalculationOp;
  column?: string;
  op: '=' | '!=' | '>' | '>=' | '<' | '<=';
  value: number;
}

/** A question; every member may be left out. Times are in seconds, as Honeycomb has them. */
export interface QuerySpec {
  calculations?: Calculation[];
  filters?: Filter[];
  filter_combination?: 'AND' | 'OR';
  breakdowns?: string[];
  orders?: Order[];
  havings?: Having[];
  limit?: number;
  /** Seconds before `end_time`, after `start_time`, or before now; 7200 when nothing is said. */
  time_range?: number;
  /** Epoch seconds. */
  start_time?: number;
  end_time?: number;
  /** Seconds a point of a series stands for. */
  granularity?: number;
}

/** A service's spans are a dataset, as in Honeycomb; this one is all of them. */
export const allDatasets = '__all__';

export interface QueryRequest {
  /** Slug of a dataset, or `__all__`. */
  dataset: string;
  query: QuerySpec;
}

/** One calculation of a question and the name that its values have: `COUNT`, `P90(duration_ms)`. */
export interface NamedCalculation extends Calculation {
  key: string;
}

/** A row of the table: the values of the breakdowns, and of every calculation but HEATMAP. */
export interface AnswerGroup {
  /** As many as there are breakdowns; null where the column has no value. */
  group: (Scalar | null)[];
  /** By the calculation's key, over the whole time; null where nothing was calculated. */
  values: Record<string, number | null>;
  /** By the calculation's key, a value for each of `times_ms`. */
  series: Record<string, (number | null)[]>;
}

/** Counts of the rows that match, in all groups, by time and by value. */
export interface Heatmap {
  key: string;
  column: string;
  scale: 'log' | 'linear';
  /** Ascending; row i of the map counts values from edges[i] up to edges[i + 1]. */
  edges: number[];
  /** Only cells that count something. `time` is an index of `times_ms`, `bin` one of `edges`. */
  cells: { time: number; bin: number; count: number }[];
}

export interface QueryAnswer {
  /** What was asked, with every default filled in and the time absolute. */
  query: Required<Omit<QuerySpec, 'time_range'>>;
  dataset: string;
  /**
   * Start of each step in epoch milliseconds, all of the same length and whole on the clock: the
   * first may begin before `start_ms`, and the last end after `end_ms`.
   */
  times_ms: number[];
  start_ms: number;
  end_ms: number;
  granularity_ms: number;
  calculations: NamedCalculation[];
  breakdowns: string[];
  /** In the order asked for, at most `limit`. */
  groups: AnswerGroup[];
  /** How many groups there were that `havings` left, before the limit. */
  groups_total: number;
  /** The calculations over all rows that match, also of groups that `havings` or the limit left out. */
  total: Record<string, number | null>;
  heatmaps: Heatmap[];
  /** Rows that matched, unweighted: spans, and events and links as rows of their own. */
  rows_matched: number;
  elapsed_ms: number;
  /** What the reader should know: a column that does not exist, a step made coarser. */
  notices: string[];
}

export interface RowsAnswer {
  /** Newest first; each row its columns that have a value. `timestamp_ms` is the start of the span. */
  rows: { timestamp_ms: number; values: Record<string, Scalar> }[];
  /** False when there are more than were returned. */
  complete: boolean;
  elapsed_ms: number;
}

/** Traces that have rows which match, those with the latest match first. */
export interface TracesAnswer {
  traces: {
    trace_id: string;
    /** Of the root span, or of the earliest there is. */
    name: string;
    service: string;
    start_ms: number;
    duration_ms: number;
    error: boolean;
    matches: number;
    /** The longest of the rows that match. */
    span_id: string | null;
  }[];
  complete: boolean;
  elapsed_ms: number;
}

export interface ColumnInfo {
  name: string;
  type: 'string' | 'float' | 'integer' | 'boolean';
  /** Epoch milliseconds of the latest row with a value, as far as known. */
  last_ms: number | null;
}

export interface DatasetInfo {
  name: string;
  slug: string;
  last_ms: number | null;
}

/** The most frequent values that begin with or contain what was typed. */
export interface ValuesAnswer {
  values: { value: Scalar; count: number }[];
}
