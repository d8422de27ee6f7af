import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frameOf, rangeOf } from './time.ts';

const now = 1_795_000_000_500;

it.each([
  [{}, 1_794_992_801, 1_795_000_001],
  [{ time_range: 60 }, 1_794_999_941, 1_795_000_001],
  [{ start_time: 1000 }, 1000, 8200],
  [{ start_time: 1000, time_range: 60 }, 1000, 1060],
  [{ end_time: 9000 }, 1800, 9000],
  [{ end_time: 9000, time_range: 60 }, 8940, 9000],
  [{ start_time: 1000, end_time: 2000 }, 1000, 2000],
  [{ end_time: 10 }, 0, 10],
])('reads the time of %j', (spec, start, end) => {
  expect(rangeOf(spec, now)).toEqual({ start, end });
});

it('makes between 60 and 241 pleasing steps of any time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300_000_000 }), (time_range) => {
      const notices: string[] = [];
      const { timesMs } = frameOf({ time_range, end_time: 1_795_000_000 }, now, notices);
      expect(timesMs.length).toBeGreaterThanOrEqual(60);
      expect(timesMs.length).toBeLessThanOrEqual(241);
      expect(notices).toEqual([]);
    }),
  );
});

it('covers the time with steps that are whole on the clock', () => {
  const times = {
    start_time: fc.integer({ min: 0, max: 2e9 }),
    time_range: fc.integer({ min: 1, max: 1e6 }),
  };
  fc.assert(
    fc.property(fc.record({ ...times, granularity: fc.integer({ min: 0, max: 1e6 }) }), (spec) => {
      const { startMs, endMs, timesMs, granularityMs } = frameOf(spec, now, []);
      const first = timesMs[0] ?? Number.NaN;
      const last = timesMs.at(-1) ?? Number.NaN;
      expect(first).toBeLessThanOrEqual(startMs);
      expect(first + granularityMs).toBeGreaterThan(startMs);
      expect(last).toBeLessThan(endMs);
      expect(last + granularityMs).toBeGreaterThanOrEqual(endMs);
      expect(timesMs.every((time) => time % granularityMs === 0)).toBe(true);
      expect(timesMs.length).toBeLessThanOrEqual(1001);
    }),
  );
});

it.each([
  [1, 7.2],
  [7.2, 7.2],
  [60, 60],
  [7200, 7200],
  [8000, 7200],
])('brings a granularity of %d s to %d s in two hours, and says so', (granularity, seconds) => {
  const notices: string[] = [];
  expect(frameOf({ granularity }, now, notices).granularityMs).toBe(seconds * 1000);
  expect(notices).toHaveLength(granularity === seconds ? 0 : 1);
});
