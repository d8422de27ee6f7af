import type { QuerySpec } from '../../../api/query.ts';

/** Honeycomb's, in seconds, when a question says nothing. */
export const defaultRange = 7200;

const minute = 60;
const hour = 3600;
const day = 86_400;

export const presets: readonly [seconds: number, words: string][] = [
  [10 * minute, 'Last 10 minutes'],
  [30 * minute, 'Last 30 minutes'],
  [2 * hour, 'Last 2 hours'],
  [day, 'Last 24 hours'],
  [7 * day, 'Last 7 days'],
];

/** Seconds in words: `90 seconds`, `2 hours`, `7 days`. */
export function spanWords(seconds: number): string {
  const [size, noun] =
    (
      [
        [day, 'day'],
        [hour, 'hour'],
        [minute, 'minute'],
      ] as const
    ).find(([unit]) => seconds >= unit && seconds % unit === 0) ?? ([1, 'second'] as const);
  const count = seconds / size;
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const steps = [1, 2, 5, 10, 15, 30, 60, 300, 900, 1800, 3600, 4 * hour, day];

/** Steps that cut a range into pieces one can see: ten of them to a thousand. */
export function granularities(rangeSeconds: number): number[] {
  return steps.filter((step) => rangeSeconds / step >= 10 && rangeSeconds / step <= 1000);
}

/** Where a question's time is, in seconds, as Honeycomb reads its three members. */
export function boundsOf(query: QuerySpec, nowMs: number): { start: number; end: number } {
  const { start_time: start, end_time: end, time_range: range = defaultRange } = query;
  const until = end ?? Math.floor(nowMs / 1000);
  const bounds =
    start === undefined
      ? { start: until - range, end: until }
      : { start, end: end ?? start + range };
  return { start: datable(bounds.start), end: datable(bounds.end) };
}

/** An address may hold any number; beyond this there is no date to show. */
function datable(seconds: number): number {
  return Math.min(8.64e12, Math.max(-8.64e12, seconds));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Epoch seconds as a datetime-local field holds them, in this machine's zone. */
export function toLocal(seconds: number): string {
  const at = new Date(seconds * 1000);
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day}T${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
}

/** Epoch seconds of what a datetime-local field holds; undefined when it holds nothing whole. */
export function fromLocal(text: string): number | undefined {
  const ms = new Date(text).getTime();
  return Number.isFinite(ms) ? Math.floor(ms / 1000) : undefined;
}

/** `22 Nov 14:03:05 – 14:13:05`; the second day is named where it is another. */
export function boundsWords({ start, end }: { start: number; end: number }): string {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
  const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
  const [from, to] = [new Date(start * 1000), new Date(end * 1000)];
  const otherDay = from.toDateString() === to.toDateString() ? '' : `${day.format(to)} `;
  return `${day.format(from)} ${clock.format(from)} – ${otherDay}${clock.format(to)}`;
}
