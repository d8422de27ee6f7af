import type { DuckDBValue } from '@duckdb/node-api';
import type { Session } from './session.ts';

/** How far around its place in a sample a percentile is looked for, as a share of all rows. */
const margin = 0.01;

/** The rows that are meant, or a sample of them, as a subquery with the column `v`. */
export type Rows = (sampled: boolean) => { sql: string; bound: DuckDBValue[] };

/**
 * A percentile of very many values, exact as `quantileSql` has it. DuckDB keeps all values of one
 * group and puts them in order on one thread; here a sample says between which two values the
 * percentile lies, and only those between them are kept. Undefined where the sample was wrong.
 */
export async function narrowedQuantile(
  session: Session,
  share: number,
  rows: Rows,
): Promise<number | undefined> {
  const range = await rangeIn(session, share, rows(true));
  if (!range) return undefined;
  const { sql, bound } = rows(false);
  const [low, high] = [literal(range.low), literal(range.high)];
  const [counted = []] = await session.run(
    `SELECT count(v), count(*) FILTER (v < ${low}), count(*) FILTER (v <= ${high})
     FROM ${sql}`,
    bound,
  );
  const [all = 0, below = 0, upTo = 0] = counted.map(Number);
  const place = (all - 1) * share;
  if (below > Math.floor(place) || upTo <= Math.ceil(place)) return undefined;
  const inRange = upTo - below;
  const shareInRange = inRange > 1 ? (place - below) / (inRange - 1) : 0;
  const [row] = await session.run(
    `SELECT quantile_cont(v, ${shareInRange}) FROM ${sql} WHERE v BETWEEN ${low} AND ${high}`,
    bound,
  );
  return typeof row?.[0] === 'number' ? row[0] : undefined;
}

async function rangeIn(
  session: Session,
  share: number,
  { sql, bound }: ReturnType<Rows>,
): Promise<{ low: number; high: number } | undefined> {
  const shares = [Math.max(share - margin, 0), Math.min(share + margin, 1)];
  const [row = []] = await session.run(
    `SELECT q[1], q[2] FROM (
       SELECT quantile_cont(v, [${shares.join(', ')}]) AS q FROM ${sql})`,
    bound,
  );
  const [low, high] = row;
  if (typeof low !== 'number' || typeof high !== 'number') return undefined;
  return {
    low: share > margin ? low : -Number.MAX_VALUE,
    high: share < 1 - margin ? high : Number.MAX_VALUE,
  };
}

function literal(value: number): string {
  return `${value}::DOUBLE`;
}
