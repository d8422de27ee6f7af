import fc from 'fast-check';
import { expect, it } from 'vitest';
import { binsFor } from './bins.ts';

const value = fc.double({ noNaN: true, noDefaultInfinity: true });

it('has at most 51 rising rows, from the least value to past the largest', () => {
  fc.assert(
    fc.property(value, value, fc.boolean(), (one, other, whole) => {
      const [least, most] = one < other ? [one, other] : [other, one];
      const leastPositive = least > 0 ? least : most > 0 ? most / 7 : null;
      const { edges } = binsFor({ least, most, leastPositive, whole });
      const rises = edges.every((edge, at) => at === 0 || edge > (edges[at - 1] ?? edge));
      expect({ edges, rises }).toEqual({ edges, rises: true });
      expect(edges.length).toBeGreaterThanOrEqual(2);
      expect(edges.length).toBeLessThanOrEqual(52);
      const hair = Math.max(Math.abs(least), Math.abs(most)) * 1e-12;
      expect(edges[0]).toBeLessThanOrEqual(least + hair);
      expect(edges.at(-1)).toBeGreaterThanOrEqual(most - hair);
    }),
    { numRuns: 1000 },
  );
});

it('sets durations apart by their size, with every power of ten an edge', () => {
  const { scale, edges } = binsFor({ least: 0.2, most: 4000, leastPositive: 0.2, whole: false });
  expect(scale).toBe('log');
  expect(edges).toEqual(expect.arrayContaining([1, 10, 100, 1000]));
});

it('gives zero a row of its own beside sizes', () => {
  const { scale, edges } = binsFor({ least: 0, most: 4000, leastPositive: 1, whole: false });
  expect(scale).toBe('log');
  expect(edges.slice(0, 2)).toEqual([0, 1]);
});

it('has pleasing steps for values that are near one another, or negative', () => {
  const near = binsFor({ least: 0.21, most: 0.65, leastPositive: 0.21, whole: false });
  expect(near).toMatchObject({ scale: 'linear' });
  expect(near.edges.slice(0, 3)).toEqual([0.21, 0.22, 0.23]);
  expect(binsFor({ least: -100, most: 100, leastPositive: 1, whole: false }).scale).toBe('linear');
});

it('makes no rows between whole numbers', () => {
  const { edges } = binsFor({ least: 0, most: 2, leastPositive: 1, whole: true });
  expect(edges).toEqual([0, 1, 2, 3]);
});
