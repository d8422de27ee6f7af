import type { Filter, QueryAnswer, QuerySpec, Scalar } from '../../api/query.ts';

/**
 * Whether a filter can be added that all rows must pass. Honeycomb's specification joins all
 * filters in one way, so where they are joined by OR, another one would only let more rows in.
 */
export function canNarrow({ filters = [], filter_combination: by }: QuerySpec): boolean {
  return by !== 'OR' || filters.length <= 1;
}

/** The question with filters that its rows must pass besides the others; one that is there stays. */
export function withFilters(query: QuerySpec, more: readonly Filter[]): QuerySpec {
  const { filter_combination: _, ...rest } = query;
  const before = query.filters ?? [];
  const known = new Set(before.map((each) => JSON.stringify(each)));
  return {
    ...rest,
    filters: [...before, ...more.filter((each) => !known.has(JSON.stringify(each)))],
  };
}

export function withBreakdown(query: QuerySpec, column: string): QuerySpec {
  const breakdowns = query.breakdowns ?? [];
  return breakdowns.includes(column) ? query : { ...query, breakdowns: [...breakdowns, column] };
}

export function isValue(column: string, value: Scalar | null): Filter {
  return value === null ? { column, op: 'does-not-exist' } : { column, op: '=', value };
}

export function isNotValue(column: string, value: Scalar | null): Filter {
  return value === null ? { column, op: 'exists' } : { column, op: '!=', value };
}

/** The filters that only the rows of a group pass. */
export function ofGroup(
  { breakdowns }: Pick<QueryAnswer, 'breakdowns'>,
  group: readonly (Scalar | null)[],
): Filter[] {
  return breakdowns.map((column, at) => isValue(column, group[at] ?? null));
}

/** The question at another, absolute time, in whole seconds that hold it, and one at least. */
export function during(query: QuerySpec, startMs: number, endMs: number): QuerySpec {
  const { time_range: _, granularity: __, ...rest } = query;
  const start = Math.floor(startMs / 1000);
  return { ...rest, start_time: start, end_time: Math.max(start + 1, Math.ceil(endMs / 1000)) };
}

/** What a step of an answer counts: the first and the last are often cut. */
export function stepAt(
  answer: Pick<QueryAnswer, 'times_ms' | 'start_ms' | 'end_ms' | 'granularity_ms'>,
  index: number,
): { startMs: number; endMs: number } | undefined {
  const from = answer.times_ms[index];
  if (from === undefined) return undefined;
  return {
    startMs: Math.max(from, answer.start_ms),
    endMs: Math.min(from + answer.granularity_ms, answer.end_ms),
  };
}

/** The question about the last so many seconds. */
export function duringLast(query: QuerySpec, seconds: number): QuerySpec {
  const { start_time: _, end_time: __, granularity: ___, ...rest } = query;
  return { ...rest, time_range: seconds };
}

/** Twice the time on each side of what was answered, as far as the present. */
export function zoomedOut(query: QuerySpec, startMs: number, endMs: number, nowMs: number) {
  const more = (endMs - startMs) / 2;
  const end = Math.min(endMs + more, Math.max(nowMs, endMs));
  return during(query, Math.max(0, end - (endMs - startMs) * 2), end);
}

/** The rows of a value from `min` up to `max`, in numbers that can be read, and no narrower. */
export function between(column: string, min: number, max: number): Filter[] {
  return [
    { column, op: '>=', value: readable(min, -1) },
    { column, op: '<', value: readable(max, 1) },
  ];
}

/** A number of five digits next to this one, on the side that `towards` says. */
function readable(value: number, towards: -1 | 1): number {
  const near = Number(value.toPrecision(5));
  if (near === value || Math.sign(near - value) === towards) return near;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 4);
  return Number((near + towards * step).toPrecision(5));
}

/** What is asked about stays the same as time goes on, so an answer need not be read again. */
export function isAbsolute({ start_time: start, end_time: end }: QuerySpec): boolean {
  return start !== undefined || end !== undefined;
}
