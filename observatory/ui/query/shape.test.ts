import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describe as describeQuery } from './describe.ts';
import { printFilter } from './language/filter.ts';
import { printHaving } from './language/order.ts';
import { columnsOfRows } from './rows/columns-of-rows.ts';
import { NotAQuestion, toSpec } from './shape.ts';
import { boundsOf, boundsWords, granularities, toLocal } from './time/ranges.ts';

const item = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }),
  fc.record(
    {
      op: fc.oneof(fc.constantFrom('COUNT', '=', 'in'), fc.jsonValue({ maxDepth: 0 })),
      column: fc.oneof(fc.string(), fc.jsonValue({ maxDepth: 0 })),
      calculate_op: fc.oneof(fc.constant('COUNT'), fc.jsonValue({ maxDepth: 0 })),
      order: fc.jsonValue({ maxDepth: 0 }),
      value: fc.jsonValue({ maxDepth: 1 }),
    },
    { requiredKeys: [] },
  ),
);
const list = fc.oneof(fc.array(item, { maxLength: 3 }), fc.jsonValue({ maxDepth: 1 }));
const number = fc.oneof(fc.double(), fc.jsonValue({ maxDepth: 0 }));
const anything = fc.record(
  {
    calculations: list,
    filters: list,
    breakdowns: list,
    orders: list,
    havings: list,
    limit: number,
    time_range: number,
    start_time: number,
    end_time: number,
    granularity: number,
  },
  { requiredKeys: [] },
);

it('refuses with a sentence what the screen could not show, and shows all else', () => {
  fc.assert(
    fc.property(anything, (json) => {
      let query: ReturnType<typeof toSpec>;
      try {
        query = toSpec(json);
      } catch (error) {
        expect(error).toBeInstanceOf(NotAQuestion);
        return;
      }
      describeQuery(query);
      query.filters?.map(printFilter);
      query.havings?.map(printHaving);
      const view = {
        tab: 'rows',
        chart: 'line',
        log: false,
        selection: null,
        columns: [],
      } as const;
      columnsOfRows({ request: { dataset: 'a', query }, view, ask: () => {}, look: () => {} });
      const bounds = boundsOf(query, 0);
      boundsWords(bounds);
      toLocal(bounds.start);
      granularities(bounds.end - bounds.start);
    }),
    { numRuns: 2000 },
  );
});

it('takes a stored question of Honeycomb, with its id and what it leaves open', () => {
  expect(toSpec({ id: 'abc', breakdowns: ['name'], limit: null, orders: null })).toEqual({
    breakdowns: ['name'],
  });
});
