import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inTurns } from './in-turns.ts';

const PAUSE_MS = 3_000;
let done: number;
let turns: ReturnType<typeof inTurns>;

beforeEach(() => {
  vi.useFakeTimers();
  done = 0;
  turns = inTurns(PAUSE_MS, () => {
    done += 1;
  });
});

afterEach(() => {
  vi.useRealTimers();
});

const ask = (times = 1) => {
  for (let time = 0; time < times; time += 1) turns.ask();
};

it('works at once when it is asked for, and not by itself', () => {
  ask();
  expect(done).toBe(1);
  vi.advanceTimersByTime(10 * PAUSE_MS);
  expect(done).toBe(1);
});

it('answers a burst by two: the first asking, and all others after the pause', () => {
  ask(50);
  expect(done).toBe(1);
  vi.advanceTimersByTime(PAUSE_MS - 1);
  expect(done).toBe(1);
  vi.advanceTimersByTime(1);
  expect(done).toBe(2);
  vi.advanceTimersByTime(10 * PAUSE_MS);
  expect(done).toBe(2);
});

it('keeps the pause after the second time as well', () => {
  ask(2);
  vi.advanceTimersByTime(PAUSE_MS);
  ask();
  expect(done).toBe(2);
  vi.advanceTimersByTime(PAUSE_MS);
  expect(done).toBe(3);
});

it('works at once again when the pause is over', () => {
  ask();
  vi.advanceTimersByTime(PAUSE_MS);
  ask();
  expect(done).toBe(2);
});

it('does nothing more once it is stopped, even if it was asked for', () => {
  ask(2);
  turns.stop();
  ask();
  vi.advanceTimersByTime(10 * PAUSE_MS);
  expect(done).toBe(1);
});

it('is not blocked by work that asks again', () => {
  const nested = inTurns(PAUSE_MS, () => {
    done += 1;
    if (done === 1) nested.ask();
  });
  nested.ask();
  vi.advanceTimersByTime(PAUSE_MS);
  expect(done).toBe(2);
});
