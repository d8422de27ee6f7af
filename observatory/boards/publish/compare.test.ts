import { expect, test } from 'vitest';
import type { QuerySpec } from '../../api/query.ts';
import { asksTheSame } from './compare.ts';

const query: QuerySpec = {
  calculations: [{ op: 'P90', column: 'duration_ms' }],
  filters: [{ column: 'user.id', op: 'exists' }],
  breakdowns: ['http.route'],
};

test('takes what the API fills in for the same', () => {
  expect(asksTheSame({}, { calculations: [{ op: 'COUNT' }], time_range: 7200 })).toBe(true);
  const filled = {
    ...query,
    filter_combination: 'AND',
    orders: [{ op: 'P90', column: 'duration_ms', order: 'descending' }],
    havings: [],
    limit: 1000,
    time_range: 7200,
    granularity: 0,
  } as QuerySpec;
  expect(asksTheSame(query, filled)).toBe(true);
  const asNull = { column: 'user.id', op: 'exists', value: null };
  expect(asksTheSame(query, { ...query, filters: [asNull] } as unknown as QuerySpec)).toBe(true);
});

test.each<[string, QuerySpec]>([
  ['another calculation', { ...query, calculations: [{ op: 'P99', column: 'duration_ms' }] }],
  ['another filter', { ...query, filters: [] }],
  ['another joining', { ...query, filter_combination: 'OR' }],
  ['another time', { ...query, time_range: 600 }],
  [
    'a condition on groups',
    { ...query, havings: [{ calculate_op: 'P90', column: 'duration_ms', op: '>', value: 1 }] },
  ],
])('sees %s', (_what, other) => {
  expect(asksTheSame(query, other)).toBe(false);
});

test('sees another order or limit where one is wanted', () => {
  expect(asksTheSame({ ...query, limit: 5 }, query)).toBe(false);
  const ordered: QuerySpec = { ...query, orders: [{ column: 'http.route' }] };
  expect(asksTheSame(ordered, query)).toBe(false);
  expect(
    asksTheSame(ordered, { ...query, orders: [{ column: 'http.route', order: 'ascending' }] }),
  ).toBe(true);
  expect(asksTheSame(query, undefined)).toBe(false);
});
