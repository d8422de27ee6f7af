import type { Heatmap } from '../api/query.ts';
import { type Bins, binsFor } from './bins.ts';
import type { Field } from './catalogue.ts';
import type { Plan, PlannedCalculation } from './plan.ts';
import { groupBy, matchingRows, numberSql, together } from './scope.ts';
import type { Row, Session } from './session.ts';
import { Parameters } from './statement.ts';

/** Counts of the values of a column by step and by range of value, over all rows that match. */
export async function heatmapOf(
  session: Session,
  plan: Plan,
  { key, column = '', field }: PlannedCalculation,
): Promise<Heatmap> {
  const [least, most] = await extremes(session, plan, field, 'true');
  if (least === undefined || most === undefined) {
    return { key, column, scale: 'linear', edges: [], cells: [] };
  }
  const isMixed = least <= 0 && most > 0;
  const [leastPositive] = isMixed ? await extremes(session, plan, field, 'v > 0') : [];
  const whole = field?.type === 'integer' || field?.type === 'boolean';
  const bins = binsFor({ least, most, leastPositive: leastPositive ?? least, whole });
  const parameters = new Parameters(plan.match.values);
  const columns = { v: numberSql(field, parameters) };
  const rows = matchingRows(plan, { ...together, steps: true }, columns, parameters);
  const count = plan.weighted ? 'sum(w)' : 'count(*)';
  const counted = await session.run(
    `SELECT t, ${bins.sql} AS bin, ${count} FROM ${rows} WHERE v IS NOT NULL
     ${groupBy(['t', 'bin'])} ORDER BY t, bin`,
    parameters.values,
  );
  return { key, column, scale: bins.scale, edges: bins.edges, cells: cellsOf(counted, bins) };
}

/** What the last digits of a logarithm put beside the lowest or highest row belongs to that one. */
function cellsOf(counted: readonly Row[], { first, edges }: Bins): Heatmap['cells'] {
  const cells: Heatmap['cells'] = [];
  for (const row of counted) {
    const [time = 0, place = 0, count = 0] = row.map(Number);
    const bin = Math.min(Math.max(place - first, 0), edges.length - 2);
    const last = cells.at(-1);
    if (last?.time === time && last.bin === bin) last.count += count;
    else cells.push({ time, bin, count });
  }
  return cells;
}

/** The least and the largest value, which DuckDB knows of most rows without reading them. */
async function extremes(
  session: Session,
  plan: Plan,
  field: Field | undefined,
  condition: string,
): Promise<number[]> {
  const parameters = new Parameters(plan.match.values);
  const columns = { v: numberSql(field, parameters) };
  const rows = matchingRows({ ...plan, weighted: false }, together, columns, parameters);
  const [row = []] = await session.run(
    `SELECT min(v), max(v) FROM ${rows} WHERE ${condition}`,
    parameters.values,
  );
  return row.flatMap((value) => (value === null ? [] : [Number(value)]));
}
