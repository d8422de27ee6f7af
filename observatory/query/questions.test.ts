import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  allDatasets,
  calculationOps,
  filterOps,
  type Heatmap,
  type QuerySpec,
} from '../api/query.ts';
import { type Harness, startHarness } from '../testing/harness.ts';
import { began, keys, lasting, restKeys, store } from './generated.ts';
import { slugOf } from './match.ts';
import { keyOf } from './plan.ts';
import { numeric, type ReferenceRow, type Types } from './reference.ts';
import { matching, referenceAnswer } from './reference-answer.ts';
import { parseQuery, withoutColumn } from './spec.ts';

const numRuns = Number(process.env.RUNS ?? 150);

let harness: Harness;
let rows: ReferenceRow[];
let types: Types;

beforeAll(async () => {
  harness = await startHarness();
  ({ rows, types } = await store(harness));
});
afterAll(() => harness.close());

const suffixed = ['mixed (text)', 'mixed (number)', 'rest mixed (number)', 'rest mixed (boolean)'];
const base = ['name', 'duration_ms', 'status_code', 'meta.annotation_type', 'SampleRate', 'error'];
const column = fc.constantFrom(
  ...keys,
  ...restKeys,
  ...suffixed,
  ...base,
  'no such column',
  '_start',
);
const scalar = fc.oneof(
  fc.constantFrom('', 'a', 'b', 'B', '10', ' 10 ', '-0.5', 'true', 'ä', '🦆', "x'", '%', 'GET /'),
  fc.integer({ min: -4000, max: 4000 }).map((quarters) => quarters / 4),
  fc.boolean(),
);
const calculation = fc
  .record({ op: fc.constantFrom(...calculationOps), column })
  .map((one) => (withoutColumn.has(one.op) ? { op: one.op } : one));
const filter = fc
  .record({
    op: fc.constantFrom(...filterOps),
    column,
    value: scalar,
    more: fc.array(scalar, { maxLength: 3 }),
  })
  .map(({ op, column, value, more }) => {
    if (op.endsWith('exist') || op === 'exists') return { op, column };
    return { op, column, value: op === 'in' || op === 'not-in' ? [value, ...more] : value };
  });

const question = fc
  .record({
    calculations: fc.array(calculation, { maxLength: 6 }),
    filters: fc.array(filter, { maxLength: 3 }),
    filter_combination: fc.constantFrom('AND' as const, 'OR' as const),
    breakdowns: fc.array(column, { maxLength: 3 }),
    limit: fc.constantFrom(1, 3, 10, 1000),
    start_time: fc.integer({ min: began - 100, max: began + lasting }),
    time_range: fc.constantFrom(1, 7, 60, 600, 7200),
    granularity: fc.constantFrom(undefined, 0.5, 1, 7, 60, 600),
    order: fc.constantFrom('ascending' as const, 'descending' as const),
    bound: fc.integer({ min: -20, max: 20 }),
    comparison: fc.constantFrom(
      '=' as const,
      '!=' as const,
      '>' as const,
      '>=' as const,
      '<' as const,
      '<=' as const,
    ),
    ordered: fc.nat(),
    by: fc.constantFrom('nothing', 'calculation', 'breakdown', 'having'),
  })
  .map(({ order, bound, comparison, ordered, by, granularity, ...rest }): QuerySpec => {
    const spec: QuerySpec = { ...rest, ...(granularity === undefined ? {} : { granularity }) };
    // Nothing is ordered by huge values, whose sums depend on the order in which they are made.
    const calculated = rest.calculations.filter(
      (one) => one.op !== 'HEATMAP' && !('column' in one && one.column.endsWith('huge')),
    );
    const one = calculated[ordered % Math.max(1, calculated.length)];
    const breakdown = rest.breakdowns[ordered % Math.max(1, rest.breakdowns.length)];
    if (by === 'calculation' && one) spec.orders = [{ ...one, order }];
    if (by === 'breakdown' && breakdown) spec.orders = [{ column: breakdown, order }];
    if (by === 'having' && one) {
      const { op: calculate_op, ...of } = one;
      spec.havings = [{ calculate_op, ...of, op: comparison, value: bound }];
    }
    return spec;
  });
const dataset = fc.constantFrom(allDatasets, 'plain-shop', 'other', 'sampled', 'nobody');

it('answers every question as the plain reference does', async () => {
  await fc.assert(
    fc.asyncProperty(dataset, question, async (dataset, query) => {
      const answer = await harness.observatory.questions.ask({ dataset, query: parseQuery(query) });
      const about = rows.filter(
        ({ service }) => dataset === allDatasets || slugOf(service) === dataset,
      );
      const expected = referenceAnswer(about, query, types, answer);
      expect(answer.rows_matched).toBe(expected.rows_matched);
      expect(answer.groups_total).toBe(expected.groups_total);
      expectClose(answer.total, expected.total);
      expect(answer.groups.map(({ group }) => group)).toEqual(
        expected.groups.map(({ group }) => group),
      );
      const drawn = answer.groups.filter(({ series }) => Object.keys(series).length > 0);
      answer.groups.forEach(({ values, series }, at) => {
        expectClose(values, expected.groups[at]?.values ?? {});
        if (at >= drawn.length) return;
        for (const key of Object.keys(values)) {
          expect(differences(key, series[key], expected.groups[at]?.series[key])).toEqual([]);
        }
      });
      const isCut = answer.notices.some((notice) => notice.includes('have series'));
      if (!isCut && Object.keys(answer.total).length > 0)
        expect(drawn).toHaveLength(answer.groups.length);
      for (const heatmap of answer.heatmaps) {
        expectHeatmap(heatmap, matching(about, query, types, answer), answer);
      }
    }),
    { numRuns, seed: 5 },
  );
}, 60_000);

function expectClose(
  actual: Record<string, number | null>,
  expected: Record<string, number | null>,
): void {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [key, value] of Object.entries(expected)) {
    expect(differences(key, [actual[key] ?? null], [value])).toEqual([]);
  }
}

function differences(
  key: string,
  actual: readonly (number | null)[] = [],
  expected: readonly (number | null)[] = [],
): string[] {
  // Sums of huge values of both signs depend on their order.
  if (/SUM|AVG/.test(key) && key.includes('huge')) return [];
  return expected.flatMap((value, at) => {
    const found = actual[at] ?? null;
    if (found === value) return [];
    const isClose =
      found !== null && value !== null && Math.abs(found - value) <= 1e-9 * Math.abs(value);
    return isClose ? [] : [`${key} [${at}]: ${found} and not ${value}`];
  });
}

function expectHeatmap(
  { edges, cells, column }: Heatmap,
  matched: readonly ReferenceRow[],
  { times_ms, granularity_ms }: { times_ms: number[]; granularity_ms: number },
): void {
  const bins = edges.length - 1;
  for (let at = 0; at < bins; at++) expect(edges[at]).toBeLessThan(edges[at + 1] ?? 0);
  expect(bins).toBeLessThanOrEqual(52);
  const left = new Map(cells.map(({ time, bin, count }) => [`${time} ${bin}`, count]));
  for (const { start, weight, values } of matched) {
    const value = numeric(values.get(column));
    if (value === undefined) continue;
    const time = times_ms.findLastIndex((from) => BigInt(from) * 1_000_000n <= start);
    expect(times_ms[time]).toBeGreaterThan(Number(start / 1_000_000n) - granularity_ms - 1);
    const cell = `${time} ${edges.findLastIndex((edge) => edge <= value)}`;
    expect(left.get(cell) ?? 0, `${value} is in no row of ${edges}`).toBeGreaterThanOrEqual(weight);
    left.set(cell, (left.get(cell) ?? 0) - weight);
  }
  expect([...left.values()].filter((count) => count !== 0)).toEqual([]);
}

it('gives the newest rows that match, with their values, and says whether there are more', async () => {
  await fc.assert(
    fc.asyncProperty(question, async (query) => {
      const limit = 20;
      const answer = await harness.observatory.questions.rows(
        { dataset: allDatasets, query },
        limit,
      );
      const expected = matching(rows.toReversed(), query, types, frameOf(query)).toSorted((a, b) =>
        Number(b.start - a.start),
      );
      expect(answer.complete).toBe(expected.length <= limit);
      expect(answer.rows.map(({ timestamp_ms }) => timestamp_ms)).toEqual(
        expected.slice(0, limit).map(({ start }) => Number(start / 1_000_000n)),
      );
      const shown = (value: unknown) =>
        typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
      expect(answer.rows.map(({ values }) => Object.entries(values).sort())).toEqual(
        expected
          .slice(0, limit)
          .map(({ values }) => [...values].map(([name, value]) => [name, shown(value)]).sort()),
      );
    }),
    { numRuns: 40, seed: 6 },
  );
}, 30_000);

it('gives the traces of what matches, those with the latest match first', async () => {
  await fc.assert(
    fc.asyncProperty(question, async (query) => {
      const { questions } = harness.observatory;
      const { traces } = await questions.traces({ dataset: allDatasets, query }, 500);
      const matched = matching(rows, query, types, frameOf(query));
      const expected = Map.groupBy(matched, ({ values }) => values.get('trace.trace_id'));
      expect(Object.fromEntries(traces.map((one) => [one.trace_id, one.matches]))).toEqual(
        Object.fromEntries([...expected].map(([id, some]) => [id, some.length])),
      );
      const latest = traces.map(({ trace_id: id }) =>
        (expected.get(id) ?? []).reduce((last, { start }) => (start > last ? start : last), 0n),
      );
      expect(latest).toEqual(latest.toSorted((a, b) => (a > b ? -1 : Number(a < b))));
    }),
    { numRuns: 20, seed: 10 },
  );
});

/** The time of a generated question, which always has a start and a length. */
function frameOf({ start_time = 0, time_range = 0 }: QuerySpec) {
  const start_ms = start_time * 1000;
  return { start_ms, end_ms: start_ms + time_range * 1000, times_ms: [], granularity_ms: 1 };
}

it('names a calculation as Honeycomb does', () => {
  expect(keyOf({ op: 'P90', column: 'duration_ms' })).toBe('P90(duration_ms)');
  expect(keyOf({ op: 'COUNT' })).toBe('COUNT');
});

it.each([
  [{ filters: [{ column: 'nothing', op: 'exists' }] }, 'There is no column "nothing"'],
  [{ breakdowns: ['_start'] }, 'There is no column "_start"'],
  [{ calculations: [{ op: 'SUM', column: 'name' }] }, 'SUM(name) has no values: the column holds'],
  [{ filters: [{ column: 'duration_ms', op: '>', value: 'slow' }] }, 'and "slow" is none.'],
  [
    { filters: [{ column: 'duration_ms', op: 'contains', value: '1' }] },
    'contains is about texts.',
  ],
])('answers %j, and says what it could not be about', async (query, notice) => {
  const { questions } = harness.observatory;
  const answer = await questions.ask({ dataset: allDatasets, query: parseQuery(query) });
  expect(answer.notices).toEqual([expect.stringContaining(notice)]);
});

it.each(['COUNT', 'CONCURRENCY'] as const)('compares with 0 where %s is of no rows', async (op) => {
  const query: QuerySpec = {
    calculations: [{ op }],
    havings: [{ calculate_op: op, op: '<', value: 1 }],
    start_time: 1,
    end_time: 2,
  };
  const { groups } = await harness.observatory.questions.ask({ dataset: allDatasets, query });
  expect(groups.map(({ values }) => values)).toEqual([{ [op]: 0 }]);
});

it('answers about a dataset that does not exist, and says so', async () => {
  const answer = await harness.observatory.questions.ask({ dataset: 'nobody', query: {} });
  expect(answer).toMatchObject({ rows_matched: 0, notices: ['There is no dataset "nobody".'] });
});
