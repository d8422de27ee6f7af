import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Counts } from './counts.ts';

const now = Date.UTC(2026, 10, 22, 12, 34, 56);
const hour = 3_600_000;

function countsOf(times: readonly number[]): Counts {
  const counts = Counts.empty();
  for (const time of times) counts.add(time);
  return counts;
}

const sum = (buckets: readonly number[]) => buckets.reduce((a, b) => a + b, 0);

it('has the present in its last bucket', () => {
  const counts = countsOf([now, now, now - 2 * hour]);
  expect(counts.series('hour', now).buckets.at(-1)).toBe(2);
  const day = counts.series('day', now);
  expect(day.buckets.slice(-3)).toEqual([1, 0, 2]);
  expect(day.start_ms + day.bucket_ms * day.buckets.length).toBeGreaterThan(now);
  expect(sum(counts.series('week', now).buckets)).toBe(3);
});

it('counts all that lies in the range, and nothing else', () => {
  const back = fc.array(fc.nat(6 * 24 * hour), { maxLength: 300 });
  fc.assert(
    fc.property(back, (ages) => {
      const times = ages.map((age) => now - age);
      const { start_ms, buckets } = countsOf(times).series('day', now);
      expect(sum(buckets)).toBe(times.filter((time) => time >= start_ms).length);
    }),
  );
});

it('takes no more room than for an hour of minutes and a week of hours', () => {
  const times = Array.from({ length: 20_000 }, (_, minute) => now - minute * 60_000);
  const stored = JSON.parse(String(countsOf(times)));
  expect(stored.minutes).toHaveLength(60);
  expect(stored.hours).toHaveLength(7 * 24);
});

it('is the same after it was stored', () => {
  const counts = countsOf([now, now - hour, now - 30 * hour]);
  const again = Counts.parse(String(counts));
  expect(again.series('week', now)).toEqual(counts.series('week', now));
});
