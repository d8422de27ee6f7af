import {
  type Box,
  binAt,
  binCount,
  type Cell,
  type HeatLayout,
  rectOf,
  within,
} from './heat-layout.ts';
import type { HeatSelection } from './types.ts';

/** Two opposite corners of a block of cells; the first is where it was begun. */
export interface Block {
  from: Cell;
  to: Cell;
}

/** The times and values of a block, from the start of its first cell to the end of its last. */
export function selectionOf(layout: HeatLayout, { from, to }: Block): HeatSelection {
  const { startMs, granularityMs, edges } = layout;
  return {
    startMs: startMs + Math.min(from.time, to.time) * granularityMs,
    endMs: startMs + (Math.max(from.time, to.time) + 1) * granularityMs,
    min: edges[Math.min(from.bin, to.bin)] ?? 0,
    max: edges[Math.max(from.bin, to.bin) + 1] ?? 0,
  };
}

/**
 * The block that a selection covers, however the map has changed since: other steps, other edges,
 * a later start. Null when nothing of it is on the map.
 */
export function blockOf(layout: HeatLayout, selection: HeatSelection): Block | null {
  const { startMs, granularityMs, steps } = layout;
  const bins = binCount(layout);
  const first = Math.floor((selection.startMs - startMs) / granularityMs + 1e-6);
  const last = Math.ceil((selection.endMs - startMs) / granularityMs - 1e-6) - 1;
  const low = Math.floor(binAt(layout, selection.min) + 1e-6);
  const high = Math.ceil(binAt(layout, selection.max) - 1e-6) - 1;
  if (last < 0 || first > steps - 1 || high < 0 || low > bins - 1) return null;
  return {
    from: { time: within(first, steps - 1), bin: within(low, bins - 1) },
    to: { time: within(last, steps - 1), bin: within(high, bins - 1) },
  };
}

export function rectOfBlock(layout: HeatLayout, block: Block): Box {
  return rectOf(layout, block.from, block.to);
}

/** Rows counted in a block of cells. */
export function countIn(cells: readonly (Cell & { count: number })[], { from, to }: Block): number {
  const [t0, t1] = [Math.min(from.time, to.time), Math.max(from.time, to.time)];
  const [b0, b1] = [Math.min(from.bin, to.bin), Math.max(from.bin, to.bin)];
  return cells.reduce(
    (sum, { time, bin, count }) =>
      time >= t0 && time <= t1 && bin >= b0 && bin <= b1 ? sum + count : sum,
    0,
  );
}

/** The neighbour that an arrow leads to, at the edge the cell itself; null for other keys. */
export function neighbour(layout: HeatLayout, cell: Cell, key: string): Cell | null {
  const { time, bin } = cell;
  const moves: Record<string, Cell> = {
    ArrowLeft: { time: time - 1, bin },
    ArrowRight: { time: time + 1, bin },
    ArrowUp: { time, bin: bin + 1 },
    ArrowDown: { time, bin: bin - 1 },
    Home: { time: 0, bin },
    End: { time: layout.steps - 1, bin },
    PageUp: { time, bin: binCount(layout) - 1 },
    PageDown: { time, bin: 0 },
  };
  const moved = moves[key];
  if (!moved) return null;
  return {
    time: within(moved.time, layout.steps - 1),
    bin: within(moved.bin, binCount(layout) - 1),
  };
}
