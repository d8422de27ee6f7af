import { beforeEach, expect, test } from 'vitest';
import { Limits } from './limits.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const DAY = 24 * 60 * 60_000;

beforeEach(() => localStorage.clear());

/** How many of `count` different failures get through. */
function allowed(limits: Limits, count: number, at = NOON): number {
  return Array.from({ length: count }, (_, index) =>
    limits.allow(`failure ${index}`, undefined, at),
  ).filter(Boolean).length;
}

test('the same failure of the same action is one, and of others a few', () => {
  const limits = new Limits();
  const traces = ['a', 'a', 'b', 'c', 'd', 'e'];
  const passed = traces.map((trace) => limits.allow('boom', trace, NOON));
  expect(passed).toEqual([true, false, true, true, false, false]);
  expect(limits.takeDropped()).toBe(3);
  expect(limits.takeDropped()).toBe(0);
});

test('a page load sends ten, a browser thirty a day', () => {
  expect(allowed(new Limits(), 20)).toBe(10);
  expect(allowed(new Limits(), 20)).toBe(10);
  expect(allowed(new Limits(), 20)).toBe(10);
  expect(allowed(new Limits(), 20)).toBe(0);
  expect(allowed(new Limits(), 20, NOON + DAY)).toBe(10);
});
