import type { Calculation, Filter, QuerySpec, Scalar } from '../api/query.ts';
import { flagOf, numberOf } from './filters.ts';

/**
 * What questions mean, written as plainly as possible and without regard to speed: one row after
 * the other, in JavaScript. The tests hold the real answers against it.
 */
export interface ReferenceRow {
  /** Nanoseconds since the epoch. */
  start: bigint;
  end: bigint;
  service: string;
  /** How often the row counts. */
  weight: number;
  values: ReadonlyMap<string, Scalar>;
}

export type Types = ReadonlyMap<string, 'string' | 'float' | 'integer' | 'boolean'>;

export function matches(row: ReferenceRow, query: QuerySpec, types: Types): boolean {
  const { filters = [], filter_combination = 'AND' } = query;
  const outcomes = filters.map((filter) => passes(row, filter, types));
  if (outcomes.length === 0) return true;
  return filter_combination === 'AND' ? outcomes.every(Boolean) : outcomes.some(Boolean);
}

const negations: Record<string, Filter['op']> = {
  '!=': '=',
  'does-not-start-with': 'starts-with',
  'does-not-end-with': 'ends-with',
  'does-not-contain': 'contains',
  'does-not-exist': 'exists',
  'not-in': 'in',
};

function passes(row: ReferenceRow, filter: Filter, types: Types): boolean {
  const negated = negations[filter.op];
  if (negated) return !passes(row, { ...filter, op: negated }, types);
  const actual = row.values.get(filter.column);
  if (actual === undefined) return false;
  if (filter.op === 'exists') return true;
  const wanted = [filter.value ?? []].flat().flatMap((value) => coerced(value, actual) ?? []);
  const [value] = wanted;
  if (filter.op === 'in') return wanted.some((one) => one === actual);
  if (filter.op === 'contains' || filter.op === 'starts-with' || filter.op === 'ends-with') {
    if (typeof actual !== 'string') return false;
    if (filter.op === 'contains') return actual.includes(String(filter.value));
    return filter.op === 'starts-with'
      ? actual.startsWith(String(filter.value))
      : actual.endsWith(String(filter.value));
  }
  if (value === undefined || Number.isNaN(actual)) return false;
  const order = compare(actual, value);
  switch (filter.op) {
    case '=':
      return order === 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    default:
      return order <= 0;
  }
}

function coerced(value: Scalar, like: Scalar): Scalar | undefined {
  if (typeof like === 'string') return String(value);
  return typeof like === 'boolean' ? flagOf(value) : numberOf(value);
}

/** Texts by their bytes, NaN after all numbers, false before true, nothing last. */
export function compare(a: Scalar | undefined, b: Scalar | undefined): number {
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(String(b)));
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return Number(a) - Number(b) || 0;
}

/** The value of a calculation over some rows, in order of time; null for none. */
export function calculate(
  { op, column = '' }: Calculation,
  rows: readonly ReferenceRow[],
  frame: { endMs: number; rangeMs: number; stepMs: number },
): number | null {
  if (op === 'COUNT') return sum(rows.map(({ weight }) => weight));
  if (op === 'CONCURRENCY') {
    const end = BigInt(frame.endMs) * 1_000_000n;
    return sum(rows.map((row) => row.weight * within(row, row.start, end))) / (frame.rangeMs * 1e6);
  }
  if (op === 'COUNT_DISTINCT') return distinct(rows.flatMap((r) => r.values.get(column) ?? []));
  const values = rows.flatMap((row) => {
    const number = numeric(row.values.get(column));
    return number === undefined ? [] : [{ number, weight: row.weight }];
  });
  if (op.startsWith('RATE_')) {
    const steps = Map.groupBy(rows, (row) => row.start / BigInt(frame.stepMs * 1e6));
    const inner = { op: op.slice('RATE_'.length) as Calculation['op'], column };
    const results = [...steps]
      .sort(([a], [b]) => Number(a - b))
      .flatMap(([, some]) => calculate(inner, some, frame) ?? []);
    return results.length > 1 ? (results.at(-1) ?? 0) - (results[0] ?? 0) : null;
  }
  if (values.length === 0) return null;
  const numbers = values.map(({ number }) => number);
  const weighted = sum(values.map(({ number, weight }) => number * weight));
  if (op === 'SUM') return weighted;
  if (op === 'AVG') return weighted / sum(values.map(({ weight }) => weight));
  if (op === 'MIN') return numbers.reduce((a, b) => Math.min(a, b));
  if (op === 'MAX') return numbers.reduce((a, b) => Math.max(a, b));
  const repeated = values.flatMap(({ number, weight }) => new Array<number>(weight).fill(number));
  return quantile(repeated, Number(`0.${op.slice(1)}`));
}

/** Of values sorted, that at (n − 1) · share, linearly between its neighbours. */
function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}

export function numeric(value: Scalar | undefined): number | undefined {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Nanoseconds of a span between two times. */
export function within(row: ReferenceRow, from: bigint, to: bigint): number {
  const start = row.start > from ? row.start : from;
  const end = row.end < to ? row.end : to;
  return end > start ? Number(end - start) : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function distinct(values: readonly Scalar[]): number {
  return new Set(values.map((value) => (value === 0 ? 0 : value))).size;
}
