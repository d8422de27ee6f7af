import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linearRange, linearTicks, logRange, logTicks } from './ticks.ts';

it('steps by 1, 2 or 5 times a power of ten', () => {
  expect(linearTicks(0, 100, 5)).toEqual([0, 20, 40, 60, 80, 100]);
  expect(linearTicks(0, 0.9, 3)).toEqual([0, 0.5]);
  expect(linearTicks(0, 0.3, 3)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(linearTicks(-10, 10, 4)).toEqual([-10, -5, 0, 5, 10]);
});

it('steps by whole numbers where things are counted, by powers of two for bytes', () => {
  expect(linearTicks(0, 2, 8, 'count')).toEqual([0, 1, 2]);
  expect(linearTicks(0, 4000, 4, 'bytes')).toEqual([0, 1024, 2048, 3072]);
});

it('has powers of ten on a logarithmic axis, and more where there is room', () => {
  expect(logTicks(0.1, 10_000, 6)).toEqual([0.1, 1, 10, 100, 1000, 10_000]);
  expect(logTicks(1, 10, 6)).toEqual([1, 2, 5, 10]);
  expect(logTicks(1e-6, 1e6, 5)).toEqual([1e-6, 0.001, 1, 1000, 1e6]);
  expect(logTicks(0, 10, 5)).toEqual([]);
});

it('names round values when a logarithmic axis has less than a power of ten', () => {
  expect(logTicks(12, 18, 5)).toEqual([12, 14, 16, 18]);
});

it('keeps every tick within its range and their number near what was asked for', () => {
  const sizes = fc.double({ min: 1e-6, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(sizes, sizes, fc.integer({ min: 2, max: 12 }), (a, b, most) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      fc.pre(high > low * 1.001);
      const slack = (high - low) * 1e-6;
      for (const ticks of [linearTicks(low, high, most), logTicks(low, high, most)]) {
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
        expect(ticks.every((tick) => tick > low - slack && tick < high + slack)).toBe(true);
        expect(ticks).toEqual([...new Set(ticks)].sort((x, y) => x - y));
      }
    }),
  );
});

it('ranges hold all values, from zero unless something is below', () => {
  expect(linearRange(3, 97)).toEqual([0, 100]);
  expect(linearRange(-7, 4)[0]).toBeLessThanOrEqual(-7);
  expect(linearRange(0, 0)).toEqual([0, 1]);
  expect(logRange(3, 700)).toEqual([2, 1000]);
  expect(logRange(10, 10)).toEqual([5, 20]);
  expect(logRange(Number.NaN, 10)).toEqual([1, 10]);
});
