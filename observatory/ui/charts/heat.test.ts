import fc from 'fast-check';
import { expect, it } from 'vitest';
import { heatColour, legendCounts, shareOf } from './heat-colour.ts';
import { valueTicks } from './heat-draw.ts';
import { binAt, cellAt, type HeatLayout, rectOf, xOf, yOf } from './heat-layout.ts';
import { blockOf, countIn, neighbour, selectionOf } from './heat-selection.ts';

const layout: HeatLayout = {
  box: { left: 60, top: 10, width: 600, height: 200 },
  startMs: 1_000_000,
  granularityMs: 1000,
  steps: 60,
  scale: 'log',
  edges: [1, 10, 100, 1000, 10_000],
};
const cells = fc.record({
  time: fc.integer({ min: 0, max: layout.steps - 1 }),
  bin: fc.integer({ min: 0, max: 3 }),
});

it('finds a cell under the middle of what it draws for it', () => {
  fc.assert(
    fc.property(cells, (cell) => {
      const { left, top, width, height } = rectOf(layout, cell, cell);
      expect(cellAt(layout, left + width / 2, top + height / 2)).toEqual(cell);
    }),
  );
});

it('finds none beside the map, or the nearest when asked to', () => {
  expect(cellAt(layout, 10, 50)).toBeNull();
  expect(cellAt(layout, 10, 500, true)).toEqual({ time: 0, bin: 0 });
  expect(cellAt({ ...layout, edges: [] }, 100, 100)).toBeNull();
});

it('places times and values as the scale has them', () => {
  expect(xOf(layout, 1_030_000)).toBe(360);
  expect(yOf(layout, 100)).toBeCloseTo(110);
  expect(binAt(layout, Math.sqrt(1000))).toBeCloseTo(1.5);
  expect(binAt({ scale: 'linear', edges: [0, 10, 20] }, 15)).toBeCloseTo(1.5);
  expect(yOf(layout, 1e9)).toBe(10);
});

it('turns a block into times and values and back, from whichever corner it was drawn', () => {
  fc.assert(
    fc.property(cells, cells, (from, to) => {
      const block = blockOf(layout, selectionOf(layout, { from, to }));
      expect(block).toEqual({
        from: { time: Math.min(from.time, to.time), bin: Math.min(from.bin, to.bin) },
        to: { time: Math.max(from.time, to.time), bin: Math.max(from.bin, to.bin) },
      });
    }),
  );
});

it('keeps a selection at its time while the map moves on, until it is gone', () => {
  const selection = { startMs: 1_000_000, endMs: 1_010_000, min: 10, max: 100 };
  const later = { ...layout, startMs: 1_005_000 };
  expect(blockOf(later, selection)).toEqual({ from: { time: 0, bin: 1 }, to: { time: 4, bin: 1 } });
  expect(blockOf({ ...layout, startMs: 1_020_000 }, selection)).toBeNull();
  expect(blockOf(layout, { ...selection, min: 20_000, max: 30_000 })).toBeNull();
});

it('counts the rows of a block', () => {
  const counted = [
    { time: 1, bin: 1, count: 3 },
    { time: 2, bin: 1, count: 4 },
    { time: 9, bin: 1, count: 5 },
  ];
  expect(countIn(counted, { from: { time: 2, bin: 2 }, to: { time: 0, bin: 0 } })).toBe(7);
});

it('moves from cell to cell and stays on the map', () => {
  expect(neighbour(layout, { time: 0, bin: 0 }, 'ArrowLeft')).toEqual({ time: 0, bin: 0 });
  expect(neighbour(layout, { time: 0, bin: 0 }, 'ArrowUp')).toEqual({ time: 0, bin: 1 });
  expect(neighbour(layout, { time: 5, bin: 2 }, 'End')).toEqual({ time: 59, bin: 2 });
  expect(neighbour(layout, { time: 5, bin: 2 }, 'q')).toBeNull();
});

it('has a colour that grows evenly lighter in the dark and darker in the light', () => {
  const lightness = (scheme: 'dark' | 'light') =>
    [0, 0.25, 0.5, 0.75, 1].map((share) => Number(/\((\S+)/.exec(heatColour(share, scheme))?.[1]));
  expect(lightness('dark')).toEqual(lightness('dark').toSorted((a, b) => a - b));
  expect(lightness('light')).toEqual(lightness('light').toSorted((a, b) => b - a));
  expect(shareOf(1, 1)).toBe(1);
  expect(shareOf(10, 100)).toBeCloseTo(0.5);
  expect(shareOf(0, 100)).toBe(0);
});

it('names counts for the scale, the ends exact', () => {
  expect(legendCounts(1)).toEqual([1]);
  expect(legendCounts(3)).toEqual([1, 3]);
  expect(legendCounts(10_000)).toEqual([1, 10, 100, 1000, 10_000]);
  expect(legendCounts(157).at(-1)).toBe(157);
});

it('labels the axis in the scale of the map', () => {
  expect(valueTicks(layout.edges, 'log', 6, 'ms')).toEqual([1, 10, 100, 1000, 10_000]);
  expect(valueTicks([0, 50, 100], 'linear', 4, 'number')).toEqual([0, 50, 100]);
  expect(valueTicks([], 'log', 4, 'number')).toEqual([]);
});
