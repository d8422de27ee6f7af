import type { Plan, PlannedCalculation } from './plan.ts';
import { endOf, groupBy, keysOf, matchingRows, numberSql, type Scope, withKeys } from './scope.ts';
import type { Parameters } from './statement.ts';

const simpleOps = new Set(['COUNT', 'SUM', 'AVG', 'MIN', 'MAX']);

/** Calculations that take a few numbers a group however many rows it has, all in one statement. */
export function isSimple({ op }: PlannedCalculation, { steps }: Scope): boolean {
  // A rate is of the steps' values, and concurrency over all time is a sum of durations.
  return simpleOps.has(op) || (steps ? op.startsWith('RATE_') : op === 'CONCURRENCY');
}

export function simpleSql(
  plan: Plan,
  calculations: readonly PlannedCalculation[],
  scope: Scope,
  parameters: Parameters,
): string {
  const columns: Record<string, string> = {};
  const aggregates = calculations.map(({ op, field, index }) => {
    if (op === 'COUNT') return `${plan.weighted ? 'sum(w)' : 'count(*)'} AS c${index}`;
    columns[`v${index}`] = op === 'CONCURRENCY' ? duration(plan) : numberSql(field, parameters);
    const range = op === 'CONCURRENCY' ? ` / ${nanosOfRange(plan)}` : '';
    return `${aggregate(op, `v${index}`, plan.weighted)}${range} AS c${index}`;
  });
  const keys = keysOf(plan, scope);
  const rows = matchingRows(plan, scope, columns, parameters);
  // Without an aggregate there would be a row for every row that matches.
  if (aggregates.length === 0) aggregates.push('count(*) AS one');
  return `SELECT ${withKeys(keys, aggregates)} FROM ${rows} ${groupBy(keys)}`;
}

/** SUM, AVG, MIN or MAX of a column, weighted where rows are; RATE_SUM is of the SUM, and so on. */
export function aggregate(op: string, value: string, weighted: boolean): string {
  switch (op.replace('RATE_', '')) {
    case 'MIN':
      return `min(${value})`;
    case 'MAX':
      return `max(${value})`;
    case 'AVG':
      return weighted
        ? `sum(${value} * w) / sum(w) FILTER (${value} IS NOT NULL)`
        : `avg(${value})`;
    default:
      return weighted ? `sum(${value} * w)` : `sum(${value})`;
  }
}

/** The nanoseconds of the question's time that a row's span takes. */
function duration(plan: Plan): string {
  return `(${endOf(plan)} - _start)::DOUBLE`;
}

function nanosOfRange({ match: { frame } }: Plan): string {
  return `${(frame.endMs - frame.startMs) * 1e6}::DOUBLE`;
}
