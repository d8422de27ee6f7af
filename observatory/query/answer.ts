import type { AnswerGroup, QueryAnswer, Scalar } from '../api/query.ts';
import type { Context } from './context.ts';
import { type Decision, decide } from './decide.ts';
import { heatmapOf } from './heatmap.ts';
import { plainScalar, set } from './plain.ts';
import { type Plan, planOf } from './plan.ts';
import { quantilesOfMany } from './quantiles.ts';
import { isWeighted, keysOf, type Scope, together } from './scope.ts';
import { calculateSeries } from './series.ts';
import type { Row, Session } from './session.ts';
import { sourcesOf } from './sources.ts';
import { Parameters } from './statement.ts';

/** Past which percentiles of all rows together are narrowed down first; fewer would make a poor sample. */
const manyRows = 5_000_000;

/** The whole answer to a question, a statement after the other, all about the same rows. */
export async function answerTo(
  session: Session,
  { request: { dataset, query }, match, catalogue }: Context,
): Promise<QueryAnswer> {
  const began = performance.now();
  await session.freeze();
  const [counted = []] = await session.run(
    `SELECT count(*), coalesce(bool_or(${isWeighted}), false) FROM spans WHERE ${match.where}`,
    match.values,
  );
  const plan = planOf(query, match, catalogue, counted[1] === true);
  const decision = await decide(session, plan);
  const groups = decision.rows.map((row) => groupOf(plan, decision, row));
  const chosenOnly = decision.groupsTotal > groups.length;
  const notices = [...match.notices, ...noticesOf(plan)];
  await addOtherValues(session, plan, decision, groups, chosenOnly);
  notices.push(...(await calculateSeries(session, plan, groups, chosenOnly)));
  const total = await totalOf(session, plan, groups, Number(counted[0]));
  const heatmaps = [];
  for (const calculation of plan.calculations) {
    if (calculation.op === 'HEATMAP') heatmaps.push(await heatmapOf(session, plan, calculation));
  }
  const { frame } = match;
  return {
    query: {
      calculations: plan.calculations.map(({ op, column }) => (column ? { op, column } : { op })),
      filters: query.filters ?? [],
      filter_combination: plan.combination,
      breakdowns: plan.breakdowns.map(({ name }) => name),
      orders: plan.orders,
      havings: plan.havings,
      limit: plan.limit,
      start_time: frame.startMs / 1000,
      end_time: frame.endMs / 1000,
      granularity: frame.granularityMs / 1000,
    },
    dataset,
    times_ms: frame.timesMs,
    start_ms: frame.startMs,
    end_ms: frame.endMs,
    granularity_ms: frame.granularityMs,
    calculations: plan.calculations.map(({ op, column, key }) =>
      column === undefined ? { op, key } : { op, column, key },
    ),
    breakdowns: plan.breakdowns.map(({ name }) => name),
    groups,
    groups_total: decision.groupsTotal,
    total,
    heatmaps,
    rows_matched: Number(counted[0]),
    elapsed_ms: performance.now() - began,
    notices,
  };
}

function groupOf(plan: Plan, { calculated }: Decision, row: Row): AnswerGroup {
  const group = plan.breakdowns.map((_, at): Scalar | null => plainScalar(row[at] ?? null));
  const values: AnswerGroup['values'] = {};
  calculated.forEach((index, at) => {
    const calculation = plan.calculations[index];
    if (calculation) set(values, calculation, row[plan.breakdowns.length + at]);
  });
  return { group, values, series: {} };
}

/** What did not have to be known to order the groups, of those that were chosen. */
async function addOtherValues(
  session: Session,
  plan: Plan,
  { calculated }: Decision,
  groups: readonly AnswerGroup[],
  chosenOnly: boolean,
): Promise<void> {
  const scope: Scope = { groups: true, steps: false, chosenOnly };
  const byGroup = new Map(groups.map((one) => [JSON.stringify(one.group), one]));
  for (const source of sourcesOf(plan, scope).others) {
    const missing = source.calculations.filter(({ index }) => !calculated.includes(index));
    if (missing.length === 0 || groups.length === 0) continue;
    for (const { values } of groups) for (const one of missing) set(values, one, null);
    const parameters = new Parameters(plan.match.values);
    const list = [...keysOf(plan, scope), ...missing.map(({ index }) => `c${index}`)];
    const rows = await session.run(
      `SELECT ${list.join(', ')} FROM (${source.sql(scope, parameters)})`,
      parameters.values,
    );
    for (const row of rows) {
      const cells = row.slice(0, plan.breakdowns.length).map(plainScalar);
      const group = byGroup.get(JSON.stringify(cells));
      missing.forEach((one, at) => {
        if (group) set(group.values, one, row[plan.breakdowns.length + at]);
      });
    }
  }
}

async function totalOf(
  session: Session,
  plan: Plan,
  groups: readonly AnswerGroup[],
  rows: number,
): Promise<Record<string, number | null>> {
  const [only] = groups;
  if (plan.breakdowns.length === 0 && only) return { ...only.values };
  const total: Record<string, number | null> = {};
  const { simple, others } = sourcesOf(plan, together);
  for (const source of [simple, ...others]) {
    if (source.calculations.length === 0) continue;
    if (source.heavy && rows > manyRows && !plan.weighted) {
      const found = await quantilesOfMany(session, plan, source.calculations);
      source.calculations.forEach((one, at) => {
        if (found) set(total, one, found[at]);
      });
      if (found) continue;
    }
    const parameters = new Parameters(plan.match.values);
    const list = source.calculations.map(({ index }) => `c${index}`);
    const [row = []] = await session.run(
      `SELECT ${list.join(', ')} FROM (${source.sql(together, parameters)})`,
      parameters.values,
    );
    source.calculations.forEach((one, at) => {
      set(total, one, row[at]);
    });
  }
  return total;
}

function noticesOf({ calculations }: Plan): string[] {
  return calculations.flatMap(({ op, field, key }) =>
    field?.type === 'string' && op !== 'COUNT_DISTINCT'
      ? [`${key} has no values: the column holds texts, and ${op} is of numbers.`]
      : [],
  );
}
