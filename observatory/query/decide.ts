import { HttpError } from '../http/errors.ts';
import { emptyValue } from './plain.ts';
import { decidingKeys, keyOf, type Plan } from './plan.ts';
import { groupBy, keysOf, matchingRows, type Scope } from './scope.ts';
import type { Row, Session } from './session.ts';
import { type Source, sourcesOf } from './sources.ts';
import { Parameters } from './statement.ts';

/** Of more groups than these no percentile is calculated to order or to choose them by. */
const mostGroupsForPercentiles = 20_000;

export interface Decision {
  /** Breakdowns, then the values of `calculated` in the order of their indices. */
  rows: Row[];
  calculated: number[];
  groupsTotal: number;
}

const groups: Scope = { groups: true, steps: false, chosenOnly: false };

/**
 * The groups that HAVING leaves, ordered, as many as asked for, with what had to be calculated to
 * tell. They stay in the temporary table `chosen` until the question is answered.
 */
export async function decide(session: Session, plan: Plan): Promise<Decision> {
  const { simple, others } = sourcesOf(plan, groups);
  const deciding = decidingKeys(plan);
  const needed = others.filter(({ calculations }) => calculations.some((c) => deciding.has(c.key)));
  if (plan.breakdowns.length > 0 && needed.some(({ heavy }) => heavy)) {
    await refuseTooManyGroups(session, plan);
  }
  const calculated = [simple, ...needed]
    .flatMap(({ calculations }) => calculations.map(({ index }) => index))
    .sort((a, b) => a - b);
  const parameters = new Parameters(plan.match.values);
  const keys = keysOf(plan, groups);
  const list = [...keys, ...calculated.map((index) => `c${index}`)];
  const order = orderBy(plan);
  await session.run(
    `CREATE TEMP TABLE chosen AS
     WITH ${[simple, ...needed].map((source, at) => named(source, at, parameters)).join(', ')},
     remaining AS (SELECT ${columnsOf(keys, simple, needed)} FROM s0
       ${needed.map((_, at) => join(keys, at + 1)).join(' ')}),
     kept AS (FROM remaining WHERE ${havingOf(plan)})
     SELECT *, row_number() OVER (${order}) AS place, (SELECT count(*) FROM kept) AS total
     FROM (FROM kept ${order} LIMIT ${plan.limit})`,
    parameters.values,
  );
  const rows = await session.run(
    `SELECT ${[...list, 'total'].join(', ')} FROM chosen ORDER BY place`,
  );
  return { rows, calculated, groupsTotal: Number(rows[0]?.at(-1) ?? 0) };
}

function named(source: Source, at: number, parameters: Parameters): string {
  return `s${at} AS MATERIALIZED (${source.sql(groups, parameters)})`;
}

function columnsOf(keys: readonly string[], simple: Source, needed: readonly Source[]): string {
  const columns = [simple, ...needed].flatMap(({ calculations }, at) =>
    calculations.map(({ op, index }) => {
      const column = `s${at}.c${index}`;
      // What is past the largest number has no value, and no rows count 0, here as in the answer.
      const value = `CASE WHEN isfinite(${column}::DOUBLE) THEN ${column} END`;
      return `${emptyValue(op) === 0 ? `coalesce(${value}, 0)` : value} AS c${index}`;
    }),
  );
  return [...keys.map((key) => `s0.${key}`), ...columns, '1 AS one'].join(', ');
}

function join(keys: readonly string[], at: number): string {
  const on = keys.map((key) => `s0.${key} IS NOT DISTINCT FROM s${at}.${key}`);
  return `LEFT JOIN s${at} ON ${on.length === 0 ? 'true' : on.join(' AND ')}`;
}

function havingOf(plan: Plan): string {
  const conditions = plan.havings.map(({ calculate_op: op, column, op: comparison, value }) => {
    const index = indexOf(plan, keyOf({ op, column }));
    return `c${index} ${comparison} ${value}::DOUBLE`;
  });
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

/** What has no value comes last; groups that are equal so far are ordered by their breakdowns. */
function orderBy(plan: Plan): string {
  const terms = plan.orders.map(({ op, column, order }) => {
    const term =
      op === undefined
        ? `g${plan.breakdowns.findIndex(({ name }) => name === column)}`
        : `c${indexOf(plan, keyOf({ op, column }))}`;
    return `${term} ${order === 'descending' ? 'DESC' : 'ASC'} NULLS LAST`;
  });
  terms.push(...plan.breakdowns.map((_, at) => `g${at} ASC NULLS LAST`));
  return terms.length === 0 ? '' : `ORDER BY ${terms.join(', ')}`;
}

function indexOf(plan: Plan, key: string): number {
  return plan.calculations.findIndex((calculation) => calculation.key === key);
}

async function refuseTooManyGroups(session: Session, plan: Plan): Promise<void> {
  const parameters = new Parameters(plan.match.values);
  const rows = matchingRows({ ...plan, weighted: false }, groups, {}, parameters);
  const keys = groupBy(keysOf(plan, groups));
  const [row] = await session.run(`SELECT count(*) FROM (SELECT 1 FROM ${rows} ${keys})`, [
    ...parameters.values,
  ]);
  const count = Number(row?.[0]);
  if (count <= mostGroupsForPercentiles) return;
  throw new HttpError(
    422,
    'too_many_groups',
    `The breakdowns make ${count} groups, too many to order or choose them by a percentile ` +
      `(${mostGroupsForPercentiles} at most). Order them by COUNT or MAX, or filter first.`,
  );
}
