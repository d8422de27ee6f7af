import type { Shares } from '../api/bubbleup.ts';
import type { Chance } from './chance.ts';
import type { Sides } from './sides.ts';
import type { Totals } from './totals.ts';

/** What every comparison of columns is made of. */
export interface Comparison {
  sides: Sides;
  totals: Totals;
  chance: Chance;
}

/** The share of a value in both sides together, each counting as many rows as it tells as much as. */
export function pooled({ selection, baseline }: Shares, { totals }: Comparison): number {
  const part = partOfBaseline(totals);
  return selection * (1 - part) + baseline * part;
}

export function partOfBaseline({ selection, baseline }: Totals): number {
  return baseline.effective / (selection.effective + baseline.effective);
}

/** What is left of all rows without these. */
export function rest(...shares: readonly Shares[]): Shares {
  const left = (side: keyof Shares) =>
    Math.max(0, 1 - shares.reduce((sum, share) => sum + share[side], 0));
  return { selection: tidy(left('selection')), baseline: tidy(left('baseline')) };
}

/** Without what adding and dividing left over. */
function tidy(share: number): number {
  return share < 1e-12 ? 0 : share;
}

/**
 * The cells of some columns as rows of their own, in one reading of the table: `i`, which column;
 * each of `lists` unnested under its name; `chosen`; and the weight `w` where rows have one.
 */
export function cellsSql(
  { selected, where, weight }: Sides,
  columns: number,
  lists: Record<string, string[]>,
): string {
  const unnested = Object.entries(lists).map(([name, list]) => {
    return `unnest([${list.join(', ')}]) AS ${name}`;
  });
  const w = weight ? `, ${weight} AS w` : '';
  return `SELECT ${selected} AS chosen${w}, unnest(range(${columns})) AS i, ${unnested.join(', ')}
          FROM spans WHERE ${where}`;
}

/** Of a group of cells what it weighs in the selection, `s`, and in the baseline, `b`. */
export function weighed({ weight }: Sides): string {
  const sum = weight ? 'sum(w)' : 'count(*)';
  return `coalesce(${sum} FILTER (chosen), 0)::DOUBLE AS s, coalesce(${sum} FILTER (NOT chosen), 0)::DOUBLE AS b`;
}
