import type { DuckDBValue } from '@duckdb/node-api';
import type { Scalar } from '../api/query.ts';

/** A value of a column as JSON can write it: NaN and the infinities are texts. */
export function plainScalar(value: DuckDBValue): Scalar | null {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  const number = Number(value);
  return Number.isFinite(number) ? number + 0 : String(number);
}

/** A calculated value; null for none, and for one that is past what a number can hold. */
export function plainNumber(value: DuckDBValue | undefined): number | null {
  if (value === null || value === undefined) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** A calculation's value; where nothing was counted the count is 0. */
export function set(
  values: Record<string, number | null>,
  { key, op }: { key: string; op: string },
  value: DuckDBValue | undefined,
): void {
  values[key] = plainNumber(value) ?? emptyValue(op);
}

export function emptyValue(op: string): number | null {
  return op === 'COUNT' || op === 'COUNT_DISTINCT' || op === 'CONCURRENCY' ? 0 : null;
}
