import { bytes, count, duration, percent } from '../shared/format.ts';

/** What the numbers of a chart are. `rate` is per second, `ratio` a share of one. */
export type Unit = 'ms' | 's' | 'count' | 'bytes' | 'rate' | 'ratio' | 'number';

const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
const exact = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });

/** The unit that a column's name tells of: `duration_ms` is in milliseconds. */
export function unitOf(column: string): Unit {
  if (/(^|[._])(ms|millis|milliseconds)$/.test(column)) return 'ms';
  if (/(^|[._])(s|seconds)$/.test(column)) return 's';
  if (/(^|[._])(bytes|body\.size)$/.test(column)) return 'bytes';
  if (/(^|[._])ratio$/.test(column)) return 'ratio';
  return 'number';
}

/** For an axis, short: `250 ms`, `1.2k`, `4 KiB`, `3/s`. */
export function axisValue(value: number, unit: Unit): string {
  switch (unit) {
    case 'ms':
      return duration(value);
    case 's':
      return duration(value * 1000);
    case 'bytes':
      return value < 0 ? `−${bytes(-value)}` : bytes(value);
    case 'rate':
      return `${compact(value)}/s`;
    case 'ratio':
      return percent(value);
    default:
      return compact(value);
  }
}

/** For a tooltip, in full: `1,234`, `12.345 ms`. */
export function fullValue(value: number | null, unit: Unit): string {
  if (value === null) return 'no value';
  if (unit === 'count') return Number.isInteger(value) ? count(value) : exact.format(value);
  if (unit === 'number') return exact.format(value);
  return axisValue(value, unit);
}

/** 1200 → `1.2k`; what is smaller than a thousandth keeps its digits: 0.00012. */
function compact(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.001) return value.toExponential(0);
  return short.format(value).replace('-', '−').replace('K', 'k');
}
