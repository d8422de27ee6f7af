import type { Heatmap } from '../api/query.ts';
import { binsFor } from './bins.ts';
import type { Plan, PlannedCalculation } from './plan.ts';
import { groupBy, matchingRows, numberSql, together } from './scope.ts';
import type { Session } from './session.ts';
import { Parameters } from './statement.ts';

/** Counts of the values of a column by step and by range of value, over all rows that match. */
export async function heatmapOf(
  session: Session,
  plan: Plan,
  { key, column = '', field }: PlannedCalculation,
): Promise<Heatmap> {
  const [row = []] = await statistics(session, plan, { field });
  const [least, most, leastPositive] = row.map((value) => (value === null ? null : Number(value)));
  if (least === null || most === null || least === undefined || most === undefined) {
    return { key, column, scale: 'linear', edges: [], cells: [] };
  }
  const bins = binsFor({
    least,
    most,
    leastPositive: leastPositive ?? null,
    whole: field?.type === 'integer' || field?.type === 'boolean',
  });
  const parameters = new Parameters(plan.match.values);
  const columns = { v: numberSql(field, parameters) };
  const rows = matchingRows(plan, { ...together, steps: true }, columns, parameters);
  const count = plan.weighted ? 'sum(w)' : 'count(*)';
  const cells = await session.run(
    `SELECT t, ${bins.sql} AS bin, ${count} FROM ${rows} WHERE v IS NOT NULL
     ${groupBy(['t', 'bin'])} ORDER BY t, bin`,
    parameters.values,
  );
  return {
    key,
    column,
    scale: bins.scale,
    edges: bins.edges,
    cells: cells.map(([time, bin, counted]) => ({
      time: Number(time),
      bin: Number(bin),
      count: Number(counted),
    })),
  };
}

function statistics(session: Session, plan: Plan, { field }: Pick<PlannedCalculation, 'field'>) {
  const parameters = new Parameters(plan.match.values);
  const columns = { v: numberSql(field, parameters) };
  const rows = matchingRows({ ...plan, weighted: false }, together, columns, parameters);
  return session.run(
    `SELECT min(v), max(v), min(v) FILTER (v > 0) FROM ${rows}`,
    parameters.values,
  );
}
