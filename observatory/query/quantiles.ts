import { narrowedQuantile } from './narrowed.ts';
import type { Plan, PlannedCalculation } from './plan.ts';
import {
  groupBy,
  keysOf,
  matchingRows,
  numberSql,
  type Scope,
  together,
  withKeys,
} from './scope.ts';
import type { Session } from './session.ts';
import { Parameters } from './statement.ts';

/** The share of values below a percentile: 0.9 for `P90`, 0.999 for `P999`; undefined for others. */
export function shareOf(op: string): number | undefined {
  const digits = /^P(\d+)$/.exec(op)?.[1];
  // `P001` and `P999` are tenths of a percent, with the point left out.
  return digits === undefined ? undefined : Number(`0.${digits}`);
}

/**
 * Percentiles of one column: exact, with linear interpolation between the two values next to the
 * place (n − 1) · share, so that the only error is that of one addition and one multiplication of
 * doubles. Where rows count more than once, n is how many values there would be if each were
 * repeated as often as its row counts.
 */
export function quantileSql(
  plan: Plan,
  calculations: readonly PlannedCalculation[],
  scope: Scope,
  parameters: Parameters,
): string {
  const keys = keysOf(plan, scope);
  const value = numberSql(calculations[0]?.field, parameters);
  const rows = matchingRows(plan, scope, { v: value }, parameters);
  if (plan.weighted) return weightedSql(calculations, keys, rows);
  const shares = calculations.map(({ op }) => shareOf(op));
  const list = calculations.map(({ index }, at) => `q[${at + 1}] AS c${index}`);
  return `SELECT ${withKeys(keys, list)} FROM (
    SELECT ${withKeys(keys, [`quantile_cont(v, [${shares.join(', ')}]) AS q`])}
    FROM ${rows} ${groupBy(keys)})`;
}

/** Percentiles over all rows that match, which are very many; undefined where that did not work. */
export async function quantilesOfMany(
  session: Session,
  plan: Plan,
  calculations: readonly PlannedCalculation[],
): Promise<number[] | undefined> {
  const found: number[] = [];
  for (const { op, field } of calculations) {
    const value = await narrowedQuantile(session, shareOf(op) ?? 0, (sampled) => {
      const parameters = new Parameters(plan.match.values);
      const columns = { v: numberSql(field, parameters) };
      const sql = matchingRows(plan, { ...together, sampled }, columns, parameters);
      return { sql, bound: parameters.values };
    });
    if (value === undefined) return undefined;
    found.push(value);
  }
  return found;
}

function weightedSql(
  calculations: readonly PlannedCalculation[],
  keys: readonly string[],
  rows: string,
): string {
  const partition = keys.length === 0 ? '' : `PARTITION BY ${keys.join(', ')}`;
  const list = calculations.map(({ op, index }) => {
    const place = `(n - 1) * ${shareOf(op)}`;
    // The value at a place is the least that has more than so many values up to it.
    const at = (position: string) => `min(v) FILTER (upto > ${position})`;
    const below = at(`floor(${place})`);
    const above = at(`ceil(${place})`);
    return `${below} + (${above} - ${below}) * max(${place} - floor(${place})) AS c${index}`;
  });
  return `SELECT ${withKeys(keys, list)} FROM (
    SELECT ${withKeys(keys, ['v'])},
      sum(w) OVER (${partition} ORDER BY v) AS upto, sum(w) OVER (${partition}) AS n
    FROM (SELECT ${withKeys(keys, ['v', 'sum(w) AS w'])} FROM ${rows}
          WHERE v IS NOT NULL ${groupBy([...keys, 'v'])})) ${groupBy(keys)}`;
}
