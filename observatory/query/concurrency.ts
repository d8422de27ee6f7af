import type { Plan, PlannedCalculation } from './plan.ts';
import { endOf, groupBy, keysOf, matchingRows, type Scope, withKeys } from './scope.ts';
import type { Parameters } from './statement.ts';
import { nanosLiteral } from './time.ts';

/**
 * For each step how much of it spans take that begin or end in it, `c<index>`, and how many begin
 * (+) or cease (−) to take all of the steps from this one on, `d<index>`; see `concurrencyOf`.
 */
export function concurrencySql(
  plan: Plan,
  { index }: PlannedCalculation,
  scope: Scope,
  parameters: Parameters,
): string {
  const { frame } = plan.match;
  const first = nanosLiteral(frame.timesMs[0] ?? frame.startMs);
  const step = nanosLiteral(frame.granularityMs);
  const columns = {
    a: `_start - ${first}`,
    e: `${endOf(plan)} - ${first}`,
  };
  const groups = keysOf(plan, { ...scope, steps: false });
  const rows = matchingRows(plan, { ...scope, steps: false }, columns, parameters);
  const w = plan.weighted ? 'w' : '1.0::DOUBLE';
  const keys = [...groups, 't'];
  const pairs = [...groups, 's', 'z'];
  // Most spans begin and end in one step, so that few rows are left for what follows.
  return `WITH placed AS MATERIALIZED (
      SELECT ${withKeys(pairs, [
        `sum((CASE WHEN z > s THEN (s + 1) * ${step} ELSE e END - a)::DOUBLE * ${w}) AS head`,
        `sum((e - z * ${step})::DOUBLE * ${w}) AS tail`,
        `sum(${w}) AS n`,
      ])} FROM (SELECT *, a // ${step} AS s, e // ${step} AS z FROM ${rows} WHERE e > a)
      ${groupBy(pairs)})
    SELECT ${withKeys(keys, [`sum(part) / ${step}::DOUBLE AS c${index}`, `sum(whole) AS d${index}`])}
    FROM (
      SELECT ${withKeys(groups, ['s AS t', 'head AS part', '0.0::DOUBLE AS whole'])} FROM placed
      UNION ALL SELECT ${withKeys(groups, ['z', 'tail', '-n'])} FROM placed WHERE z > s
      UNION ALL SELECT ${withKeys(groups, ['s + 1', '0', 'n'])} FROM placed WHERE z > s)
    ${groupBy(keys)}`;
}

/** The average number of spans under way in each step. */
export function concurrencyOf(parts: readonly number[], whole: readonly number[]): number[] {
  let running = 0;
  return parts.map((part, step) => {
    running += whole[step] ?? 0;
    return part + running;
  });
}
