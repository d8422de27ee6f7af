import fc from 'fast-check';
import { expect, it } from 'vitest';
import { disjoint, percentileOf } from './percentile.ts';
import type { Bucket } from './point.ts';

const bounds = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];

function bucketed(values: readonly number[], edges: readonly number[]): Bucket[] {
  const ends = [Number.NEGATIVE_INFINITY, ...edges, Number.POSITIVE_INFINITY];
  return ends.slice(1).flatMap((high, at) => {
    const low = ends[at] ?? 0;
    const count = values.filter((value) => value > low && value <= high).length;
    return count > 0 ? [{ low, high, count }] : [];
  });
}

/** By nearest rank, from all values. */
function exact(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

const values = fc.array(fc.double({ min: 0.0001, max: 20, noNaN: true }), {
  minLength: 1,
  maxLength: 200,
});

it('gives bounds between which the true percentile lies, and a value between them', () => {
  fc.assert(
    fc.property(values, fc.constantFrom(0.5, 0.9, 0.99), (measured, share) => {
      const estimate = percentileOf(disjoint(bucketed(measured, bounds)), share);
      const truth = exact(measured, share);
      expect(estimate).not.toBeNull();
      if (!estimate) return;
      expect(truth).toBeGreaterThanOrEqual(estimate.low);
      expect(truth).toBeLessThanOrEqual(estimate.high ?? Number.POSITIVE_INFINITY);
      expect(estimate.value).toBeGreaterThanOrEqual(estimate.low);
      expect(estimate.value).toBeLessThanOrEqual(estimate.high ?? estimate.low);
    }),
  );
});

it('loses no count where the bounds of two series differ', () => {
  fc.assert(
    fc.property(values, values, (one, other) => {
      const given = [...bucketed(one, bounds), ...bucketed(other, [0.02, 0.1, 2, 5])];
      const parts = disjoint(given);
      const total = parts.reduce((sum, { count }) => sum + count, 0);
      expect(total).toBeCloseTo(one.length + other.length, 6);
      for (const [at, { low, high }] of parts.entries()) {
        expect(high).toBeGreaterThanOrEqual(low);
        expect(low).toBeGreaterThanOrEqual(parts[at - 1]?.high ?? low);
      }
    }),
  );
});

it('says that nothing bounds what lies in the last bucket, and has nothing of nothing', () => {
  expect(percentileOf([{ low: 5, high: Number.POSITIVE_INFINITY, count: 2 }], 0.5)).toEqual({
    value: 5,
    low: 5,
    high: null,
  });
  expect(percentileOf([], 0.5)).toBeNull();
});
