import { expect, it } from 'vitest';
import { boundsOf, fromLocal, granularities, spanWords, toLocal } from './ranges.ts';

it('reads the three members of time as Honeycomb does', () => {
  const now = 10_000_000;
  expect(boundsOf({}, now)).toEqual({ start: 2800, end: 10_000 });
  expect(boundsOf({ time_range: 60 }, now)).toEqual({ start: 9940, end: 10_000 });
  expect(boundsOf({ start_time: 100, time_range: 60 }, now)).toEqual({ start: 100, end: 160 });
  expect(boundsOf({ end_time: 100, time_range: 60 }, now)).toEqual({ start: 40, end: 100 });
  expect(boundsOf({ start_time: 1, end_time: 2 }, now)).toEqual({ start: 1, end: 2 });
});

it('offers steps that one can see', () => {
  expect(granularities(600)).toEqual([1, 2, 5, 10, 15, 30, 60]);
  expect(granularities(86_400)).toEqual([300, 900, 1800, 3600]);
});

it('says lengths of time in the largest unit that is whole', () => {
  expect([1, 90, 60, 7200, 604_800].map(spanWords)).toEqual([
    '1 second',
    '90 seconds',
    '1 minute',
    '2 hours',
    '7 days',
  ]);
});

it('shows a moment as this machine does, and reads it back', () => {
  expect(fromLocal(toLocal(1_795_357_286))).toBe(1_795_357_286);
  expect(fromLocal('')).toBeUndefined();
});
