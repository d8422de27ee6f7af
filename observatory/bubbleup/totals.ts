import type { Field } from '../query/catalogue.ts';
import type { Session } from '../query/session.ts';
import { Parameters } from '../query/statement.ts';
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
  /** The least finite value of each column of numbers that has any. */
  least: ReadonlyMap<string, number>;
}

/** Counts the rows that are read of each side, and looks where each column of numbers begins. */
export async function totalsOf(
  session: Session,
  { selected, where, weight = '1', values }: Sides,
  numbers: readonly Field[],
): Promise<Totals> {
  const parameters = new Parameters(values);
  const side = (condition: string) =>
    ['count(*)', `sum(w)`, `sum(w * w)`].map((sum) => `${sum} FILTER (${condition})`).join(', ');
  const columns = numbers.map((field, at) => `, ${field.sql(parameters)}::DOUBLE AS x${at}`);
  const least = numbers.map((_, at) => `, min(x${at}) FILTER (isfinite(x${at}))`);
  const [row = []] = await session.run(
    `SELECT ${side('chosen')}, ${side('NOT chosen')}${least.join('')}
     FROM (SELECT ${selected} AS chosen, ${weight}::DOUBLE AS w${columns.join('')}
           FROM spans WHERE ${where})`,
    parameters.values,
  );
  const total = (from: number): Total => {
    const [read = 0, weights = 0, squares = 0] = row.slice(from, from + 3).map(Number);
    return { read, weights, effective: effectiveRows(weights, squares) };
  };
  const found = numbers.flatMap(({ name }, at): [string, number][] => {
    const value = row[6 + at] ?? null;
    return value === null ? [] : [[name, Number(value)]];
  });
  return { selection: total(0), baseline: total(3), least: new Map(found) };
}
