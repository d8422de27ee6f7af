import type uPlot from 'uplot';
import { lonely } from './stack.ts';
import { linearRange, linearTicks, logRange, logTicks } from './ticks.ts';
import { timeLabels, timeTicks } from './time-ticks.ts';
import { axisValue, type Unit } from './units.ts';

/** Room left of the plot for its values, the same in all charts, so that times line up. */
export const gutterPx = 68;
/** Room right of it, for half of the last time. */
export const edgePx = 24;

/**
 * From more series than this on, drawing all of them for each move of the pointer would be felt:
 * the one that is pointed at is drawn over them instead, and dashes are left out.
 */
export const crowd = 20;

export interface PlotLook {
  kind: 'line' | 'stacked';
  log: boolean;
  unit: Unit;
  width: number;
  height: number;
  /** Whether a drag is heard. */
  zoom: boolean;
  /** Resolved: a canvas knows no tokens. */
  text: string;
  line: string;
  font: string;
  series: readonly { stroke: string; fill: string; dash: number[] }[];
}

/** What uPlot draws: times in milliseconds, own ticks, no legend, a cursor that follows the time. */
export function plotOptions(look: PlotLook): Omit<uPlot.Options, 'hooks'> {
  const stacked = look.kind === 'stacked';
  const crowded = look.series.length > crowd;
  const most = Math.max(2, Math.floor(look.height / 36));
  const axis: uPlot.Axis = {
    stroke: look.text,
    font: look.font,
    grid: { stroke: look.line, width: 1 },
    ticks: { stroke: look.line, width: 1, size: 4 },
    border: { show: true, stroke: look.line, width: 1 },
    gap: 4,
  };
  return {
    width: look.width,
    height: look.height,
    padding: [8, edgePx, 0, 0],
    legend: { show: false },
    focus: { alpha: crowded ? 1 : 0.25 },
    cursor: {
      y: false,
      move: snap,
      drag: { x: look.zoom, y: false, setScale: false, dist: 4 },
      focus: { prox: 24 },
      points: {
        one: crowded,
        size: 7,
        width: 1,
        fill: (_, i) => look.series[i - 1]?.stroke ?? look.text,
      },
    },
    scales: {
      x: { time: false, range: timeRange },
      y: {
        distr: look.log ? 3 : 1,
        range: (_, min, max) => (look.log ? logRange(min, max) : linearRange(min ?? 0, max ?? 0)),
      },
    },
    axes: [
      {
        ...axis,
        size: 28,
        splits: timeSplits,
        values: (_, splits) => timeLabels(splits),
      },
      {
        ...axis,
        size: gutterPx,
        splits: (_, __, min, max) =>
          look.log ? logTicks(min, max, most) : linearTicks(min, max, most, look.unit),
        values: (_, splits) => splits.map((value) => axisValue(value, look.unit)),
      },
    ],
    series: [
      {},
      ...look.series.map(
        ({ stroke, fill, dash }): uPlot.Series => ({
          stroke,
          dash: crowded ? [] : dash,
          width: stacked ? 1 : 1.5,
          ...(stacked ? { fill } : {}),
          points: { show: true, size: 5, fill: stroke, filter: (u, i) => lonely(u.data[i] ?? []) },
        }),
      ),
    ],
    bands: stacked ? look.series.slice(1).map((_, i) => ({ series: [i + 2, i + 1] })) : [],
  };
}

/** From the first time to the last; a single one stands in the middle, of none nothing is shown. */
function timeRange({ data: [times] }: uPlot): [number, number] {
  const low = times?.[0] ?? 0;
  const high = times?.[times.length - 1] ?? 0;
  return high > low ? [low, high] : [low - 500, low + 500];
}

function timeSplits({ data: [times = []], width }: uPlot, _: number, min: number, max: number) {
  return times.length > 1 ? timeTicks(min, max, Math.floor(width / 100)) : [...times];
}

/** The cursor goes from point to point. */
function snap(u: uPlot, left: number, top: number): [number, number] {
  const time = left < 0 ? undefined : u.data[0]?.[u.posToIdx(left)];
  return time === undefined ? [left, top] : [Math.round(u.valToPos(time, 'x')), top];
}
