import type { QuerySpec } from '../../api/query.ts';

/** The order in which Honeycomb's documents name the members, and in which one reads a question. */
const members = [
  'calculations',
  'filters',
  'filter_combination',
  'breakdowns',
  'orders',
  'havings',
  'limit',
  'time_range',
  'start_time',
  'end_time',
  'granularity',
] as const satisfies readonly (keyof QuerySpec)[];

/** The same question with its members in the order of reading; unknown ones come last. */
export function ordered(query: QuerySpec): QuerySpec {
  const known = members.filter((key) => query[key] !== undefined).map((key) => [key, query[key]]);
  return { ...Object.fromEntries(known), ...query };
}
