import { once } from '@cruddur/contract/once.ts';
import { isSameYear } from 'date-fns';
import {
  millisecondsInDay,
  millisecondsInHour,
  millisecondsInMinute,
  millisecondsInSecond,
} from 'date-fns/constants';

type Unit = 'day' | 'hour' | 'minute' | 'second';

const units = [
  ['day', millisecondsInDay],
  ['hour', millisecondsInHour],
  ['minute', millisecondsInMinute],
  ['second', millisecondsInSecond],
] as const satisfies readonly (readonly [Unit, number])[];

/** The largest unit of which at least one is full: 90 minutes are 1 hour. */
function largestUnit(milliseconds: number): { unit: Unit; amount: number } {
  for (const [unit, length] of units) {
    if (milliseconds >= length) return { unit, amount: Math.floor(milliseconds / length) };
  }
  return { unit: 'second', amount: 0 };
}

const formatter = (options: Intl.DateTimeFormatOptions) =>
  once(() => new Intl.DateTimeFormat('en', options));
const monthAndDay = formatter({ month: 'short', day: 'numeric' });
const withYear = formatter({ month: 'short', day: 'numeric', year: 'numeric' });
const fullMoment = formatter({ dateStyle: 'full', timeStyle: 'short' });

/** How long ago: `now`, `3m`, `5h`, `2d`, after a week `Nov 3`, in another year `Nov 3, 2025`. */
export function age(from: number, now: number): string {
  const { unit, amount } = largestUnit(now - from);
  if (unit === 'second') return 'now';
  if (unit !== 'day' || amount < 7) return `${amount}${unit[0]}`;
  return (isSameYear(from, now) ? monthAndDay : withYear)().format(from);
}

/** Rounded, so that a crud that was just given 7 days says 7 and not 6; never less than nothing. */
function roundedUnit(milliseconds: number): { unit: Unit; amount: number } {
  const seconds = Math.max(0, Math.ceil(milliseconds / millisecondsInSecond));
  if (seconds < 60) return { unit: 'second', amount: seconds };
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return { unit: 'minute', amount: minutes };
  const hours = Math.round(minutes / 60);
  if (hours < 24) return { unit: 'hour', amount: hours };
  return { unit: 'day', amount: Math.round(hours / 24) };
}

/** Time left in its largest unit: `7d`, `5h`, `12m`, `40s`; `0s` once it is over. */
export function timeLeft(until: number, now: number): string {
  const { unit, amount } = roundedUnit(until - now);
  return `${amount}${unit[0]}`;
}

/** Time left for a screen reader: `7 days`, `1 minute`. */
export function timeLeftInWords(until: number, now: number): string {
  const { unit, amount } = roundedUnit(until - now);
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

export type Heat = 'cool' | 'warm' | 'hot' | 'burning';

/** How near the end is: a crud warms up during its last hour and burns in its last ten minutes. */
export function heat(until: number, now: number): Heat {
  const left = until - now;
  if (left > 60 * millisecondsInMinute) return 'cool';
  if (left > 30 * millisecondsInMinute) return 'warm';
  if (left > 10 * millisecondsInMinute) return 'hot';
  return 'burning';
}

/** The whole moment in the reader's own time zone. */
export function moment(at: number): string {
  return fullMoment().format(at);
}
