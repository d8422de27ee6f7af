import type { Session } from '../query/session.ts';
import { effectiveRows } from './chance.ts';
import type { Sides } from './sides.ts';

/** Of a side's rows that are read: how many, the sum of their weights, and what they tell. */
export interface Total {
  read: number;
  weights: number;
  /** Rows that would tell as much without weights. */
  effective: number;
}

export interface Totals {
  selection: Total;
  baseline: Total;
}

/** Counts the rows that are read of each side. */
export async function totalsOf(
  session: Session,
  { selected, where, weight, values }: Sides,
): Promise<Totals> {
  const weighed = weight ? 'sum(w), sum(w * w)' : 'count(*), count(*)';
  const rows = await session.run(
    `SELECT chosen, count(*), ${weighed}
     FROM (SELECT ${selected} AS chosen, ${weight ?? '1'} AS w FROM spans WHERE ${where})
     GROUP BY chosen`,
    values,
  );
  const total = (side: boolean): Total => {
    const row = rows.find(([chosen]) => chosen === side) ?? [];
    const [read = 0, weights = 0, squares = 0] = row.slice(1).map(Number);
    return { read, weights, effective: effectiveRows(weights, squares) };
  };
  return { selection: total(true), baseline: total(false) };
}
