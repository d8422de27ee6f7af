import type { DuckDBListValue, DuckDBValue } from '@duckdb/node-api';
import type { Latency } from '../api/map.ts';
import type { Session } from '../query/session.ts';

export const unknownLatency: Latency = { p50_ms: null, p95_ms: null };

/** The median and the 95th percentile, interpolated between two values where they fall there. */
export function quantiles(column: string): string {
  return `quantile_cont(${column}, [0.5, 0.95])`;
}

/** What `quantiles` gave. */
export function latencyOf(value: DuckDBValue | undefined): Latency {
  const [p50, p95] = (value as DuckDBListValue | null | undefined)?.items ?? [];
  return { p50_ms: numberOf(p50), p95_ms: numberOf(p95) };
}

function numberOf(value: DuckDBValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

/**
 * The same by `key` where calls count more than once: as if each latency were repeated as often.
 * `calls` is the beginning of a statement that makes a table of that name.
 */
export async function weightedLatencies(
  session: Session,
  calls: string,
  key: string,
  column: 'caller_ms' | 'callee_ms' | 'took',
  { where = 'true', values = [] }: { where?: string; values?: readonly DuckDBValue[] } = {},
): Promise<Map<string, Latency>> {
  const rows = await session.run(
    `${calls}
     SELECT key, ${weightedQuantile(0.5)}, ${weightedQuantile(0.95)}
     FROM (
       SELECT key, ms, sum(weight) OVER (PARTITION BY key ORDER BY ms) AS upto,
         sum(weight) OVER (PARTITION BY key) AS n
       FROM (SELECT ${key} AS key, ${column} AS ms, sum(weight) AS weight FROM calls
             WHERE ${column} IS NOT NULL AND (${where}) GROUP BY ALL))
     GROUP BY key`,
    values,
  );
  return new Map(
    rows.map(([of, p50, p95]) => [String(of), { p50_ms: numberOf(p50), p95_ms: numberOf(p95) }]),
  );
}

function weightedQuantile(share: number): string {
  const place = `(n - 1) * ${share}`;
  const below = `min(ms) FILTER (upto > floor(${place}))`;
  const above = `min(ms) FILTER (upto > ceil(${place}))`;
  return `${below} + (${above} - ${below}) * max(${place} - floor(${place}))`;
}
