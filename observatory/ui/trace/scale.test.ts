import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, place, share, tickPattern, ticks, wholeOf, zoom } from './scale.ts';

const view: Interval = { startMs: 100, endMs: 300 };
const anyView = fc
  .tuple(
    fc.double({ min: -1e4, max: 1e6, noNaN: true }),
    fc.double({ min: 0.001, max: 1e6, noNaN: true }),
  )
  .map(([startMs, size]) => ({ startMs, endMs: startMs + size }));

describe('place', () => {
  it.each([
    ['inside', { startMs: 150, endMs: 200 }, { left: 25, width: 25 }],
    ['over the start', { startMs: 0, endMs: 200 }, { left: 0, width: 50 }],
    ['over the end', { startMs: 250, endMs: 900 }, { left: 75, width: 25 }],
    ['around it', { startMs: 0, endMs: 900 }, { left: 0, width: 100 }],
    ['without duration', { startMs: 200, endMs: 200 }, { left: 50, width: 0 }],
  ])('%s', (_, interval, expected) => {
    expect(place(view, interval)).toEqual(expected);
  });

  it('gives nothing for what lies outside', () => {
    expect(place(view, { startMs: 0, endMs: 99 })).toBeNull();
    expect(place(view, { startMs: 301, endMs: 400 })).toBeNull();
  });
});

describe('zoom', () => {
  it('takes its ends in either order', () => {
    expect(zoom({ startMs: 0, endMs: 500 }, 300, 100)).toEqual(view);
  });

  it('stays inside the whole, and is never empty', () => {
    fc.assert(
      fc.property(
        anyView,
        fc.double({ noNaN: true, min: -2e6, max: 2e6 }),
        fc.double({ noNaN: true, min: -2e6, max: 2e6 }),
        (whole, a, b) => {
          const zoomed = zoom(whole, a, b);
          expect(zoomed.startMs).toBeGreaterThanOrEqual(whole.startMs - 1e-6);
          expect(zoomed.endMs).toBeLessThanOrEqual(whole.endMs + 1e-6);
          expect(zoomed.endMs).toBeGreaterThan(zoomed.startMs);
        },
      ),
    );
  });
});

describe('wholeOf', () => {
  it('covers spans that begin before the root and end after it', () => {
    expect(
      wholeOf(10, [
        { startMs: -2, endMs: 1 },
        { startMs: 3, endMs: 14 },
      ]),
    ).toEqual({
      startMs: -2,
      endMs: 14,
    });
  });

  it('has a width even when nothing lasted', () => {
    expect(wholeOf(0, [{ startMs: 0, endMs: 0 }]).endMs).toBeGreaterThan(0);
  });
});

describe('ticks', () => {
  it.each([
    [{ startMs: 0, endMs: 86 }, ['0', '20 ms', '40 ms', '60 ms', '80 ms']],
    [{ startMs: 0, endMs: 4000 }, ['0', '1 s', '2 s', '3 s', '4 s']],
    [{ startMs: 1.2, endMs: 1.4 }, ['1200 µs', '1250 µs', '1300 µs', '1350 µs', '1400 µs']],
  ])('are round: %o', (given, labels) => {
    expect(ticks(given, 5).map((tick) => tick.label)).toEqual(labels);
  });

  it('lie inside the view, evenly, and are not many more or fewer than wanted', () => {
    fc.assert(
      fc.property(anyView, fc.integer({ min: 3, max: 12 }), (given, wanted) => {
        const found = ticks(given, wanted);
        expect(found.length).toBeLessThanOrEqual(wanted + 1);
        expect(found.length).toBeGreaterThanOrEqual(Math.floor(wanted / 2.5));
        for (const { ms } of found) {
          expect(share(given, ms)).toBeGreaterThanOrEqual(-1e-6);
          expect(share(given, ms)).toBeLessThanOrEqual(1 + 1e-6);
        }
      }),
    );
  });

  it('have a pattern that meets each of them', () => {
    const { first, step } = tickPattern(view, 4);
    expect(ticks(view, 4).map(({ ms }) => share(view, ms) * 100)).toEqual(
      [0, 1, 2, 3, 4].map((i) => first + i * step),
    );
  });
});
