import type { QuerySpec } from '../api/query.ts';
import { limits } from './limits.ts';

/** The time that a question is about and the steps of its series. Milliseconds since the epoch. */
export interface TimeFrame {
  startMs: number;
  /** Not included. */
  endMs: number;
  granularityMs: number;
  /** Start of each step; the first may be before `startMs`, since steps are whole on the clock. */
  timesMs: number[];
}

/** What `start_time`, `end_time` and `time_range` say together; whole seconds. */
export function rangeOf(spec: QuerySpec, nowMs: number): { start: number; end: number } {
  const { start_time, end_time, time_range = limits.defaultTimeRangeSeconds } = spec;
  if (start_time !== undefined)
    return { start: start_time, end: end_time ?? start_time + time_range };
  const end = end_time ?? Math.floor(nowMs / 1000) + 1;
  return { start: Math.max(0, end - time_range), end };
}

/** Steps that people read easily, in milliseconds. */
const pleasingMs = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * 1000),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60_000),
  ...[1, 2, 3, 6, 12].map((hours) => hours * 3_600_000),
  ...[1, 2, 7, 14, 28, 91, 182, 364].map((days) => days * 86_400_000),
];

const mostPoints = 240;

/**
 * Steps of a question. Without a granularity the shortest pleasing step that makes no more than 240
 * points. One that is asked for may be from a thousandth of the range to all of it, as Honeycomb
 * says; another is brought there, with a notice.
 */
export function frameOf(spec: QuerySpec, nowMs: number, notices: string[]): TimeFrame {
  const { start, end } = rangeOf(spec, nowMs);
  const startMs = start * 1000;
  const endMs = end * 1000;
  const range = endMs - startMs;
  const granularityMs = spec.granularity
    ? bounded(spec.granularity * 1000, range, notices)
    : (pleasingMs.find((step) => range / step <= mostPoints) ?? Math.ceil(range / mostPoints));
  const timesMs: number[] = [];
  const first = Math.floor(startMs / granularityMs) * granularityMs;
  for (let time = first; time < endMs; time += granularityMs) timesMs.push(time);
  return { startMs, endMs, granularityMs, timesMs };
}

function bounded(asked: number, range: number, notices: string[]): number {
  const least = Math.max(1, Math.ceil(range / 1000));
  const step = Math.round(Math.min(Math.max(asked, least), range));
  if (step !== asked) {
    notices.push(
      `The granularity was set to ${step / 1000} s: it can be from a thousandth of the time range to all of it.`,
    );
  }
  return step;
}

/** Milliseconds as the nanoseconds of the columns `_start` and `_end`, in SQL. */
export function nanosLiteral(ms: number): string {
  return `${BigInt(Math.round(ms)) * 1_000_000n}::UBIGINT`;
}
