import type { ColumnInfo, Filter, QueryRequest } from './query.ts';

/** A part of a heatmap: rows from `start_ms` up to `end_ms` with values from `min` up to `max`. */
export interface HeatmapArea {
  column: string;
  /** Epoch milliseconds. */
  start_ms: number;
  end_ms: number;
  min: number;
  max: number;
}

/** Which of a question's rows are compared with its others: an area, rows that match, or both. */
export interface BubbleUpSelection {
  area?: HeatmapArea;
  /** All of them hold for a row that is selected. */
  filters?: Filter[];
}

/** Of the question the filters and the time count. */
export interface BubbleUpRequest extends QueryRequest {
  selection: BubbleUpSelection;
}

/** Shares of the selection's and of the baseline's rows, from 0 to 1. */
export interface Shares {
  selection: number;
  baseline: number;
}

export interface ValueShares extends Shares {
  value: string | boolean;
}

/** Rows with numbers from `min` to `max`, both of which occur. */
export interface BinShares extends Shares {
  min: number;
  max: number;
}

interface Difference {
  column: string;
  type: ColumnInfo['type'];
  /** From 0, the same in both, to 1, nothing in common; as counted, chance included. */
  difference: number;
  /** What of the difference chance does not explain, from 0 to 1; the columns' order. */
  score: number;
  /** Rows without a value. */
  missing: Shares;
}

export interface ValuesDifference extends Difference {
  type: 'string' | 'boolean';
  /** Those that differ most, first. */
  values: ValueShares[];
  /** How many values there are, and the rows with one that is not listed. */
  distinct: number;
  other: Shares;
}

export interface NumbersDifference extends Difference {
  type: 'integer' | 'float';
  /** Ascending; about as many rows in each. */
  bins: BinShares[];
}

export type ColumnDifference = ValuesDifference | NumbersDifference;

/** The rows of one side, unweighted, and how many of them were read. */
export interface Population {
  rows: number;
  read: number;
}

export interface BubbleUpAnswer {
  selection: Population;
  /** The rows that match the question and are not selected. */
  baseline: Population;
  /** Most telling first. */
  columns: ColumnDifference[];
  /** Columns that were not compared, with a sentence about why. */
  left_out: { column: string; reason: string }[];
  /** How far a share may be off, at most, in 95 of 100 samples; 0 when every row was read. */
  margin: number;
  elapsed_ms: number;
  notices: string[];
}
