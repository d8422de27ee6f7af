import { z } from 'zod';
import {
  type Calculation,
  calculationOps,
  filterOps,
  type Order,
  type QuerySpec,
} from '../api/query.ts';
import { HttpError } from '../http/errors.ts';
import { limits } from './limits.ts';
import { sentenceOf } from './spec-problems.ts';

/** Calculations that are about whole rows and take no column. */
export const withoutColumn: ReadonlySet<string> = new Set(['COUNT', 'CONCURRENCY']);

const name = z.string().min(1).max(limits.text);
const scalar = z.union([z.string().max(limits.text), z.number(), z.boolean()]);
const seconds = z.int().min(0).max(4_102_444_800);

const calculation = z
  .strictObject({ op: z.enum(calculationOps), column: name.optional() })
  .superRefine(checkColumn);

const filter = z
  .strictObject({
    column: name,
    op: z.enum(filterOps),
    value: z.union([scalar, z.array(scalar).max(limits.listValues)]).nullish(),
  })
  .superRefine(({ op, value }, context) => {
    const problem = problemOfValue(op, value);
    if (problem) context.addIssue({ code: 'custom', path: ['value'], message: problem });
  })
  .transform(({ value, ...rest }) =>
    value === undefined || value === null || takesNoValue.has(rest.op) ? rest : { ...rest, value },
  );

const takesNoValue: ReadonlySet<string> = new Set(['exists', 'does-not-exist']);

function problemOfValue(op: string, value: unknown): string | undefined {
  if (takesNoValue.has(op)) return undefined;
  if (op === 'in' || op === 'not-in') {
    return Array.isArray(value) && value.length > 0
      ? undefined
      : `${op} takes a list of one value or more`;
  }
  if (Array.isArray(value)) return `${op} takes one value and no list`;
  return value === undefined || value === null ? `${op} needs a value` : undefined;
}

const order = z.strictObject({
  op: z.enum(calculationOps).optional(),
  column: name.optional(),
  order: z.enum(['ascending', 'descending']).optional(),
});

const having = z.strictObject({
  calculate_op: z.enum(calculationOps),
  column: name.optional(),
  op: z.enum(['=', '!=', '>', '>=', '<', '<=']),
  value: z.number(),
});

const specification = z
  .strictObject({
    calculations: z.array(calculation).max(limits.calculations).optional(),
    filters: z.array(filter).max(limits.filters).optional(),
    filter_combination: z.enum(['AND', 'OR']).optional(),
    breakdowns: z.array(name).max(limits.breakdowns).optional(),
    orders: z.array(order).max(limits.orders).optional(),
    havings: z.array(having).max(limits.havings).optional(),
    limit: z.int().min(1).max(limits.groups).optional(),
    time_range: z.int().min(1).max(limits.timeRangeSeconds).optional(),
    start_time: seconds.optional(),
    end_time: seconds.optional(),
    granularity: z.number().min(0).max(limits.timeRangeSeconds).optional(),
  })
  .superRefine(checkWhole);

/**
 * A question as Honeycomb's query specification writes it, with Honeycomb's rules: the form of every
 * member, and that orders and havings are about what is calculated. Nothing is filled in.
 * @throws HttpError 422 `invalid_query` with a sentence that names the member that is wrong
 */
export function parseQuery(json: unknown): QuerySpec {
  const parsed = specification.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new HttpError(422, 'invalid_query', sentenceOf(parsed.error, json));
}

function checkColumn({ op, column }: Calculation, context: z.RefinementCtx): void {
  const path = ['column'];
  if (withoutColumn.has(op) && column !== undefined) {
    context.addIssue({ code: 'custom', path, message: `${op} takes no column` });
  } else if (!withoutColumn.has(op) && column === undefined) {
    context.addIssue({ code: 'custom', path, message: `${op} needs a column` });
  }
}

function checkWhole(spec: QuerySpec, context: z.RefinementCtx): void {
  const problem = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  const { start_time, end_time, time_range } = spec;
  if (start_time !== undefined && end_time !== undefined) {
    if (time_range !== undefined) {
      problem(['time_range'], 'cannot be combined with both start_time and end_time');
    }
    if (start_time >= end_time) problem(['start_time'], 'must be before end_time');
  }
  spec.orders?.forEach((order, index) => {
    const message = problemOfOrder(order, spec);
    if (message) problem(['orders', index], message);
  });
  spec.havings?.forEach(({ calculate_op: op, column }, index) => {
    if (op === 'HEATMAP') problem(['havings', index], 'a HEATMAP has no single value to compare');
    else if (!isCalculated(spec, op, column)) {
      problem(['havings', index], `${op} of this column must be one of the calculations`);
    }
  });
}

function problemOfOrder({ op, column }: Order, spec: QuerySpec): string | undefined {
  if (op === 'HEATMAP') return 'a HEATMAP has no single value to order by';
  if (op !== undefined) {
    return isCalculated(spec, op, column)
      ? undefined
      : `${op} of this column must be one of the calculations`;
  }
  if (column === undefined) return 'needs an op, a column, or both';
  return spec.breakdowns?.includes(column)
    ? undefined
    : 'a column without an op must be one of the breakdowns';
}

function isCalculated(spec: QuerySpec, op: string, column: string | undefined): boolean {
  // Without any calculation COUNT is applied.
  const calculations = spec.calculations?.length ? spec.calculations : [{ op: 'COUNT' }];
  return calculations.some((one: { op: string; column?: string }) => {
    return one.op === op && one.column === column;
  });
}
