import { expect, it } from 'vitest';
import { type Excess, ItemLimits } from './limits.ts';

const MINUTE_MS = 60_000;
const FREE = { burst: 20, perMinute: 6, perMonth: 2_500 };

function open(allowance = FREE) {
  let nowMs = 0;
  let kinds = 0;
  const limits = new ItemLimits(allowance, () => nowMs);
  return {
    limits,
    pass: (minutes: number) => {
      nowMs += minutes * MINUTE_MS;
    },
    /** How many of `times` errors, each of a kind of its own, may be sent, and why no more. */
    flood(times: number): { taken: number; excess: Excess | undefined } {
      let excess: Excess | undefined;
      let taken = 0;
      for (let n = 0; n < times; n += 1) {
        kinds += 1;
        const over = limits.take(`kind ${kinds}`);
        if (over === undefined) taken += 1;
        else excess = over;
      }
      return { taken, excess };
    },
  };
}

it('lets twenty through at once and six a minute after them', () => {
  const { flood, pass } = open();
  expect(flood(500)).toEqual({ taken: 20, excess: 'over_minute' });
  pass(1);
  expect(flood(500).taken).toBe(6);
});

it('lets a bad hour spend a day’s share and no more', () => {
  const { flood, pass } = open();
  let taken = 0;
  for (let minute = 0; minute < 60; minute += 1) {
    taken += flood(50).taken;
    pass(1);
  }
  expect(taken).toBeGreaterThanOrEqual(100);
  expect(taken).toBeLessThan(105);
  expect(flood(1).excess).toBe('over_month');
});

it('lets no month of errors in any minute spend more than its share and that of a day', () => {
  const { flood, pass } = open();
  let taken = 0;
  for (let minute = 0; minute < 30 * 24 * 60; minute += 5) {
    taken += flood(3).taken;
    pass(5);
  }
  expect(taken).toBeGreaterThan(2_500);
  expect(taken).toBeLessThanOrEqual(2_601);
});

it('lets five of one kind through, one a minute more where a month has them, and others all the while', () => {
  const { limits, flood, pass } = open({ ...FREE, perMonth: 1_000_000 });
  const same = () => Array.from({ length: 50 }, () => limits.take('same'));
  expect(same().filter((over) => over === undefined)).toHaveLength(5);
  expect(flood(1).taken).toBe(1);
  pass(1);
  expect(same().filter((over) => over === undefined)).toHaveLength(1);
});

it('lets no kind that comes all month take the place of others', () => {
  const { limits, flood, pass } = open();
  let same = 0;
  let others = 0;
  for (let minute = 0; minute < 30 * 24 * 60; minute += 1) {
    if (limits.take('same') === undefined) same += 1;
    if (minute % 60 === 0) others += flood(1).taken;
    pass(1);
  }
  expect(same).toBeGreaterThan(1_200);
  expect(same).toBeLessThan(1_260);
  expect(others).toBe(720);
});
