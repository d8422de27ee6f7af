import type { Heatmap } from '../../api/query.ts';
import type { Unit } from './units.ts';

export interface ChartSeries {
  key: string;
  label: string;
  /** One for each of `timesMs`; null leaves a gap. */
  values: readonly (number | null)[];
  /** Any CSS colour, tokens too; otherwise the one `seriesColours` gives the key. */
  colour?: string;
}

/** A single measurement with a page of its own, an exemplar, drawn at its place as a link. */
export interface ChartMark {
  timeMs: number;
  value: number;
  label: string;
  href: string;
}

export interface TimeChartProps {
  /** What the chart shows, as its accessible name: `P90(duration_ms) by name`. */
  label: string;
  /** Start of each step in epoch milliseconds, ascending. */
  timesMs: readonly number[];
  series: readonly ChartSeries[];
  unit?: Unit;
  kind: 'line' | 'stacked';
  /** A logarithmic axis leaves out values that are not above zero. */
  log: boolean;
  /** Pixels, reserved before anything is drawn; 240 when nothing is said. */
  height?: number;
  /** Without the line under the chart that names the clock: for small ones beside others. */
  compact?: boolean;
  /** A click, or Enter, on the point of a series. */
  onPoint?: (timeIndex: number, seriesKey: string) => void;
  /** A drag along the time, or Shift and arrows and then Enter. */
  onZoom?: (startMs: number, endMs: number) => void;
  /** The series that a row of the table under the chart stands for, while it is pointed at. */
  highlighted?: string | null;
  /** The series that the pointer is close to, so that the table can show it too. */
  onHover?: (seriesKey: string | null) => void;
  marks?: readonly ChartMark[];
}

/** A part of a heatmap: times from `startMs` up to `endMs`, values from `min` up to `max`. */
export interface HeatSelection {
  startMs: number;
  endMs: number;
  min: number;
  max: number;
}

export interface HeatmapChartProps {
  label: string;
  timesMs: readonly number[];
  granularityMs: number;
  heatmap: Heatmap;
  /** Of the values; guessed from the column's name when nothing is said. */
  unit?: Unit;
  height?: number;
  /** Without the line under the map that has its legend. */
  compact?: boolean;
  /** Percentiles, say, drawn over the cells. */
  lines?: readonly ChartSeries[];
  /** A click, or Enter, on a cell that counts something. */
  onCell?: (timeIndex: number, bin: number) => void;
  selection?: HeatSelection | null;
  /** A drag with the pointer, or Shift and arrows; null when Esc or an empty click clears it. */
  onSelect?: (selection: HeatSelection | null) => void;
  /** A drag along the time axis under the map. */
  onZoom?: (startMs: number, endMs: number) => void;
}
