import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, duration, exactDuration, percent, plural } from './format.ts';

const unitMs: Record<string, number> = {
  µs: 0.001,
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Back from words to milliseconds. */
function read(text: string): number {
  return [...text.matchAll(/([\d.]+) (\S+)/g)].reduce(
    (sum, [, value, unit]) => sum + Number(value) * (unitMs[unit ?? ''] ?? Number.NaN),
    0,
  );
}

const anyMs = fc.double({ min: 0.0001, max: 1e10, noNaN: true });

describe('duration', () => {
  it.each([
    [0, '0 ms'],
    [0.25, '250 µs'],
    [0.99996, '1 ms'],
    [12.3456, '12.3 ms'],
    [999.96, '1 s'],
    [59_940, '59.9 s'],
    [59_996, '1 min'],
    [61_000, '1 min 1 s'],
    [3_600_000, '1 h'],
    [90_000_000, '1 d 1 h'],
    [-1234.5, '−1.23 s'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it('says what it was given to within one per cent, or half of its smaller unit', () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        const error = Math.abs(read(duration(ms)) - ms);
        const half = ms >= 86_400_000 ? 1_900_000 : ms >= 3_600_000 ? 31_000 : 510;
        expect(error).toBeLessThanOrEqual(ms < 60_000 ? ms * 0.01 : half);
      }),
    );
  });

  it('never makes the longer of two look shorter', () => {
    fc.assert(
      fc.property(anyMs, anyMs, (a, b) => {
        const [short, long] = a < b ? [a, b] : [b, a];
        expect(read(duration(short))).toBeLessThanOrEqual(read(duration(long)));
      }),
    );
  });

  it('always has a unit and at most four digits', () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        expect(duration(ms)).toMatch(
          /^\d{1,3}(\.\d{1,3})? (µs|ms|s|min|h|d)( \d{1,2} (s|min|h))?$/,
        );
      }),
    );
  });
});

describe('the other numbers', () => {
  it('keeps nanoseconds in the exact duration', () => {
    expect(exactDuration(12.345678)).toBe('12.345678 ms');
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '0.977 KiB'],
    [1536, '1.5 KiB'],
    [512 * 1024 * 1024, '512 MiB'],
  ])('writes %d bytes as %s', (value, text) => {
    expect(bytes(value)).toBe(text);
  });

  it('does not round a share down to nothing', () => {
    expect([percent(0), percent(0.001), percent(0.335), percent(1)]).toEqual([
      '0 %',
      '< 1 %',
      '34 %',
      '100 %',
    ]);
  });

  it('counts in English', () => {
    expect([plural(1, 'span'), plural(5000, 'span')]).toEqual(['1 span', '5,000 spans']);
  });
});
