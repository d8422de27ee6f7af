import type { Field } from './catalogue.ts';
import type { Plan } from './plan.ts';
import type { Parameters } from './statement.ts';
import { nanosLiteral } from './time.ts';

/** What a statement calculates for: everything together, each group, or each group and step. */
export interface Scope {
  groups: boolean;
  steps: boolean;
  /** Only the groups in the table `chosen`. */
  chosenOnly: boolean;
  /** About one row in a hundred, without reading the others. */
  sampled?: boolean;
}

export const together: Scope = { groups: false, steps: false, chosenOnly: false };

/** Names of the columns that tell groups and steps apart. */
export function keysOf(plan: Plan, scope: Scope): string[] {
  const keys = scope.groups ? plan.breakdowns.map((_breakdown, index) => `g${index}`) : [];
  return scope.steps ? [...keys, 't'] : keys;
}

export function groupBy(keys: readonly string[]): string {
  return keys.length === 0 ? '' : `GROUP BY ${keys.join(', ')}`;
}

/** `select, list` with the keys in front. */
export function withKeys(keys: readonly string[], columns: readonly string[]): string {
  return [...keys, ...columns].join(', ');
}

/** In SQL whether a row counts more than once. DuckDB has NaN above everything: it counts once. */
export const isWeighted = '(SampleRate >= 1.5 AND SampleRate <= 2147483647)';

/** How often a row counts: Honeycomb rounds to whole numbers, and none counts less than once. */
export const weight = `CASE WHEN ${isWeighted} THEN round(SampleRate) ELSE 1.0::DOUBLE END`;

/** The step that a row's start is in, from 0. */
export function stepOf({ match: { frame } }: Plan): string {
  const first = nanosLiteral(frame.timesMs[0] ?? frame.startMs);
  return `((_start - ${first}) // ${nanosLiteral(frame.granularityMs)})::INTEGER`;
}

/**
 * When a row's span ended, within the time of the question and not before it began. CASE takes a
 * tenth of the time of `greatest` and `least`.
 */
export function endOf({ match: { frame } }: Plan): string {
  const end = nanosLiteral(frame.endMs);
  return `CASE WHEN _end <= _start THEN _start WHEN _end > ${end} THEN ${end} ELSE _end END`;
}

/**
 * The rows that match, as a subquery with the keys, the weight `w` where rows have one, and the
 * columns asked for.
 */
export function matchingRows(
  plan: Plan,
  scope: Scope,
  columns: Record<string, string>,
  parameters: Parameters,
): string {
  const list = Object.entries(columns).map(([name, sql]) => `${sql} AS ${name}`);
  if (plan.weighted) list.push(`${weight} AS w`);
  if (scope.steps) list.push(`${stepOf(plan)} AS t`);
  if (scope.groups) {
    plan.breakdowns.forEach(({ field }, index) => {
      list.push(`${field?.sql(parameters) ?? 'NULL::VARCHAR'} AS g${index}`);
    });
  }
  if (list.length === 0) list.push('1 AS one');
  const spans = scope.sampled ? 'spans TABLESAMPLE 1% (system)' : 'spans';
  const rows = `(SELECT ${list.join(', ')} FROM ${spans} WHERE ${plan.match.where})`;
  return scope.chosenOnly && scope.groups
    ? `(FROM ${rows} r SEMI JOIN chosen ON ${same(plan)})`
    : rows;
}

function same({ breakdowns }: Plan): string {
  return breakdowns.map((_, at) => `r.g${at} IS NOT DISTINCT FROM chosen.g${at}`).join(' AND ');
}

/** A column as the number that is calculated with: texts, NaN and the infinities are none. */
export function numberSql(field: Field | undefined, parameters: Parameters): string {
  if (!field || field.type === 'string') return 'NULL::DOUBLE';
  const column = field.sql(parameters);
  if (field.type === 'boolean') return `${column}::INTEGER::DOUBLE`;
  if (field.unbounded) return `CASE WHEN isfinite(${column}) THEN ${column} END`;
  return `${column}::DOUBLE`;
}
