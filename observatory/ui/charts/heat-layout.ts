import type { Heatmap } from '../../api/query.ts';

/** Pixels of the map itself, inside of its axes. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A cell by its step and its bin; both whole numbers. */
export interface Cell {
  time: number;
  bin: number;
}

/** What places times and values: steps of one width, bins of one height. */
export interface HeatLayout {
  box: Box;
  startMs: number;
  granularityMs: number;
  steps: number;
  scale: Heatmap['scale'];
  edges: readonly number[];
}

/** How many rows the map has: one less than there are edges. */
export function binCount({ edges }: Pick<HeatLayout, 'edges'>): number {
  return Math.max(0, edges.length - 1);
}

/** Where a moment is, in pixels from the left; moments beside the map lie beside the box. */
export function xOf(layout: HeatLayout, timeMs: number): number {
  const step = (timeMs - layout.startMs) / layout.granularityMs;
  return layout.box.left + (step / layout.steps) * layout.box.width;
}

/** Where a value is, in pixels from the top, within its bin as the scale has it; kept in the box. */
export function yOf(layout: HeatLayout, value: number): number {
  const { box } = layout;
  const share = binAt(layout, value) / Math.max(1, binCount(layout));
  return box.top + box.height * (1 - share);
}

/** The bin of a value with the part of it that lies below: 2.5 is the middle of the third. */
export function binAt(layout: Pick<HeatLayout, 'edges' | 'scale'>, value: number): number {
  const { edges, scale } = layout;
  const last = edges.length - 1;
  if (last < 1 || value <= (edges[0] ?? 0)) return 0;
  if (value >= (edges[last] ?? 0)) return last;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  const from = edges[low] ?? 0;
  const to = edges[low + 1] ?? from;
  const part =
    scale === 'log' && from > 0
      ? Math.log(value / from) / Math.log(to / from)
      : (value - from) / (to - from);
  return low + part;
}

/** The cell under a point; the nearest one when `clamp` is asked for, otherwise null beside it. */
export function cellAt(layout: HeatLayout, x: number, y: number, clamp = false): Cell | null {
  const { box, steps } = layout;
  const bins = binCount(layout);
  if (steps < 1 || bins < 1 || box.width <= 0 || box.height <= 0) return null;
  const time = Math.floor(((x - box.left) / box.width) * steps);
  const bin = Math.floor((1 - (y - box.top) / box.height) * bins);
  if (clamp) return { time: within(time, steps - 1), bin: within(bin, bins - 1) };
  return time >= 0 && time < steps && bin >= 0 && bin < bins ? { time, bin } : null;
}

/** The pixels that a block of cells takes, both corners included. */
export function rectOf(layout: HeatLayout, a: Cell, b: Cell): Box {
  const { box, steps } = layout;
  const wide = box.width / steps;
  const high = box.height / Math.max(1, binCount(layout));
  const left = box.left + Math.min(a.time, b.time) * wide;
  const top = box.top + box.height - (Math.max(a.bin, b.bin) + 1) * high;
  return {
    left,
    top,
    width: (Math.abs(a.time - b.time) + 1) * wide,
    height: (Math.abs(a.bin - b.bin) + 1) * high,
  };
}

export function within(value: number, max: number): number {
  return Math.min(Math.max(value, 0), max);
}
