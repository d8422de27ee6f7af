import { concurrencySql } from './concurrency.ts';
import type { Plan, PlannedCalculation } from './plan.ts';
import { quantileSql, shareOf } from './quantiles.ts';
import { groupBy, keysOf, matchingRows, numberSql, type Scope, stepOf, withKeys } from './scope.ts';
import { aggregate, isSimple, simpleSql } from './simple.ts';
import type { Parameters } from './statement.ts';

/** One statement: a row for each group, or group and step, with columns `c<index>`. */
export interface Source {
  calculations: PlannedCalculation[];
  sql(scope: Scope, parameters: Parameters): string;
  /** Whether its memory grows with the rows and not only with the groups. */
  heavy: boolean;
}

/** The statements that calculate all that a question asks for but its heatmaps. */
export function sourcesOf(plan: Plan, scope: Scope): { simple: Source; others: Source[] } {
  const asked = plan.calculations.filter(({ op }) => op !== 'HEATMAP');
  const simple = asked.filter((one) => isSimple(one, scope));
  const others = asked.filter((one) => !isSimple(one, scope));
  const quantiles = others.filter(({ op }) => shareOf(op) !== undefined);
  return {
    simple: {
      calculations: simple,
      sql: (in_, parameters) => simpleSql(plan, simple, in_, parameters),
      heavy: false,
    },
    others: [
      // Quantiles of one column share the memory that holds its values.
      ...[...Map.groupBy(quantiles, ({ column }) => column).values()].map((some) => ({
        calculations: some,
        sql: (in_: Scope, parameters: Parameters) => quantileSql(plan, some, in_, parameters),
        heavy: true,
      })),
      ...others.flatMap((one) => (shareOf(one.op) === undefined ? alone(plan, one) : [])),
    ],
  };
}

function alone(plan: Plan, calculation: PlannedCalculation): Source {
  const sqlOf =
    calculation.op === 'COUNT_DISTINCT'
      ? distinctSql
      : calculation.op === 'CONCURRENCY'
        ? concurrencySql
        : rateSql;
  return {
    calculations: [calculation],
    sql: (scope, parameters) => sqlOf(plan, calculation, scope, parameters),
    heavy: false,
  };
}

/** Over SELECT DISTINCT, which goes to disk when there are many values; count(DISTINCT) does not. */
function distinctSql(
  plan: Plan,
  { field, index }: PlannedCalculation,
  scope: Scope,
  parameters: Parameters,
): string {
  const keys = keysOf(plan, scope);
  const value = field?.sql(parameters) ?? 'NULL::VARCHAR';
  const rows = matchingRows(plan, scope, { v: value }, parameters);
  const distinct = `(SELECT DISTINCT ${withKeys(keys, ['v'])} FROM ${rows} WHERE v IS NOT NULL)`;
  return `SELECT ${withKeys(keys, [`count(*) AS c${index}`])} FROM ${distinct} ${groupBy(keys)}`;
}

/** How much the value changed from the first step that has one to the last. */
function rateSql(
  plan: Plan,
  { op, field, index }: PlannedCalculation,
  scope: Scope,
  parameters: Parameters,
): string {
  const keys = keysOf(plan, scope);
  const columns = { v: numberSql(field, parameters), step: stepOf(plan) };
  const rows = matchingRows(plan, scope, columns, parameters);
  const steps = `(SELECT ${withKeys(keys, ['step', `${aggregate(op, 'v', plan.weighted)} AS a`])}
    FROM ${rows} ${groupBy([...keys, 'step'])})`;
  const change = `CASE WHEN count(a) > 1 THEN arg_max(a, step) - arg_min(a, step) END AS c${index}`;
  return `SELECT ${withKeys(keys, [change])} FROM ${steps} WHERE a IS NOT NULL ${groupBy(keys)}`;
}
