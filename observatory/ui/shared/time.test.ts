import { describe, expect, it } from 'vitest';
import { ago, moment, nanoToMs } from './time.ts';

describe('ago', () => {
  it.each([
    [0, 'now'],
    [-5000, 'now'],
    [1000, '1 s ago'],
    [59_999, '59 s ago'],
    [60_000, '1 min ago'],
    [3_600_000, '1 h ago'],
    [172_800_000, '2 d ago'],
  ])('calls %d ms %s', (age, text) => {
    expect(ago(10_000_000_000 - age, 10_000_000_000)).toBe(text);
  });
});

describe('moments', () => {
  it('keeps microseconds of nanoseconds since the epoch', () => {
    expect(nanoToMs('1795357518864123456')).toBe(1795357518864.123);
  });

  it('writes the local time with its offset', () => {
    const date = new Date(2026, 10, 22, 9, 5, 7, 42);
    expect(moment(date.getTime())).toMatch(/^2026-11-22 09:05:07\.042 [+−]\d\d:\d\d$/);
  });
});
