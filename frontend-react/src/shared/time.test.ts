// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { age, heat, timeLeft, timeLeftInWords } from './time.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('age', () => {
  it.each([
    [0, 'now'],
    [59_999, 'now'],
    [3 * MINUTE, '3m'],
    [5 * HOUR + 59 * MINUTE, '5h'],
    [2 * DAY, '2d'],
    [7 * DAY, 'Nov 15'],
    [400 * DAY, 'Oct 18, 2025'],
  ])('of %d ms is %s', (elapsed, text) => {
    expect(age(NOW - elapsed, NOW)).toBe(text);
  });

  it('is "now" for a clock that runs behind the server', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: DAY }), (ahead) => age(NOW + ahead, NOW) === 'now'),
    );
  });

  it('is short and names one unit for everything of the last week', () => {
    fc.assert(
      fc.property(fc.integer({ min: MINUTE, max: 7 * DAY - 1 }), (elapsed) => {
        expect(age(NOW - elapsed, NOW)).toMatch(/^([1-9]|[1-5]\d)(m|h|d)$/);
      }),
    );
  });
});

/** What a text such as `12m` stands for, in milliseconds. */
function lengthOf(text: string): number {
  const unit = { s: 1_000, m: MINUTE, h: HOUR, d: DAY }[text.at(-1) ?? ''];
  return Number.parseInt(text, 10) * (unit ?? Number.NaN);
}

describe('timeLeft', () => {
  it.each([
    [7 * DAY, '7d'],
    [7 * DAY - 40, '7d'],
    [HOUR, '1h'],
    [59 * MINUTE + 40_000, '1h'],
    [2 * HOUR + 50 * MINUTE, '3h'],
    [23 * HOUR + 40 * MINUTE, '1d'],
    [46 * MINUTE, '46m'],
    [40_000, '40s'],
    [1, '1s'],
    [0, '0s'],
    [-DAY, '0s'],
  ])('of %d ms is %s', (left, text) => {
    expect(timeLeft(NOW + left, NOW)).toBe(text);
  });

  it('never grows while time passes, and is at most half a unit off', () => {
    const moments = fc.integer({ min: 1_000, max: 30 * DAY });
    fc.assert(
      fc.property(moments, moments, (one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        const shown = lengthOf(timeLeft(NOW + more, NOW));
        expect(lengthOf(timeLeft(NOW + less, NOW))).toBeLessThanOrEqual(shown);
        expect(Math.abs(shown - more)).toBeLessThanOrEqual(more / 2 + MINUTE);
      }),
    );
  });

  it('is spoken with its unit', () => {
    expect(timeLeftInWords(NOW + 7 * DAY, NOW)).toBe('7 days');
    expect(timeLeftInWords(NOW + MINUTE, NOW)).toBe('1 minute');
  });
});

describe('heat', () => {
  it('rises in the last hour only, and never falls', () => {
    const order = ['cool', 'warm', 'hot', 'burning'];
    fc.assert(
      fc.property(fc.integer({ min: -DAY, max: DAY }), fc.nat(DAY), (left, passed) => {
        const before = order.indexOf(heat(NOW + left, NOW));
        expect(order.indexOf(heat(NOW + left, NOW + passed))).toBeGreaterThanOrEqual(before);
        if (left > HOUR) expect(before).toBe(0);
      }),
    );
  });
});
