import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApiError } from '../api.ts';
import { type Harness, startHarness } from '../testing/harness.ts';
import { store } from './generated.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
  await store(harness);
});
afterAll(() => harness.close());

async function send(body: unknown, path = ''): Promise<{ status: number; error: ApiError }> {
  const response = await fetch(`${harness.url}/api/query${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, error: (await response.json()) as ApiError };
}

const ask = (query: unknown, dataset: unknown = '__all__') => send({ dataset, query });

it.each([
  [{ calculation: [] }, '"calculation" is no member of a query.'],
  [{ calculated_fields: [] }, '"calculated_fields" in a query: the Observatory does not support'],
  [{ compare_time_offset_seconds: 3600 }, 'does not support comparison with an earlier time'],
  [{ calculations: [{ op: 'COUNT', name: 'n' }] }, 'calculations[0]'],
  [{ calculations: [{ op: 'MEDIAN', column: 'x' }] }, 'calculations[0].op: expected one of COUNT'],
  [{ calculations: [{ op: 'SUM' }] }, 'calculations[0].column: SUM needs a column'],
  [{ calculations: [{ op: 'COUNT', column: 'x' }] }, 'calculations[0].column: COUNT takes no'],
  [{ filters: [{ column: 'a', op: 'like', value: 'x' }] }, 'filters[0].op: expected one of ='],
  [{ filters: [{ column: 'a', op: '=' }] }, 'filters[0].value: = needs a value'],
  [{ filters: [{ column: 'a', op: 'in', value: 'x' }] }, 'filters[0].value: in takes a list'],
  [{ filters: [{ column: 'a', op: '>', value: [1] }] }, 'filters[0].value: > takes one value'],
  [{ filters: [{ column: 'a', op: '=', value: {} }] }, 'filters[0].value'],
  [{ orders: [{ op: 'SUM', column: 'x' }] }, 'orders[0]: SUM of this column must be one of'],
  [
    { orders: [{ column: 'x' }] },
    'orders[0]: a column without an op must be one of the breakdowns',
  ],
  [{ havings: [{ calculate_op: 'MAX', column: 'x', op: '>', value: 1 }] }, 'havings[0]: MAX of'],
  [{ limit: 1001 }, 'limit'],
  [{ limit: 0 }, 'limit'],
  [{ time_range: 1, start_time: 1, end_time: 2 }, 'time_range: cannot be combined'],
  [{ start_time: 2, end_time: 1 }, 'start_time: must be before end_time'],
  [{ start_time: -1 }, 'start_time'],
  [{ breakdowns: 'name' }, 'breakdowns'],
  [{ breakdowns: new Array(11).fill('name') }, 'breakdowns'],
  [{ calculations: new Array(21).fill({ op: 'COUNT' }) }, 'calculations'],
  [{ filters: [{ column: 'x'.repeat(10_001), op: 'exists' }] }, 'filters[0].column'],
  [{ filters: [{ column: 'x', op: 'in', value: new Array(1001).fill(1) }] }, 'filters[0].value'],
  [[], 'A query is a JSON object'],
  ['SELECT 1', 'A query is a JSON object'],
  [null, 'A query is a JSON object'],
])('says what is wrong, %#', async (query, sentence) => {
  const { status, error } = await ask(query);
  expect(error).toMatchObject({
    code: 'invalid_query',
    message: expect.stringContaining(sentence),
  });
  expect(error.message).toMatch(/\.$/);
  expect(status).toBe(422);
});

it('takes what is no query at all with a sentence', async () => {
  for (const body of ['', '{', '[]', '"x"', '{"query": {}, "dataset": 5}']) {
    const { status, error } = await send(body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(error.message).not.toBe('');
  }
});

const nasty = fc.constantFrom(
  '"',
  "'",
  '";',
  '--',
  '$1',
  '$2',
  '?',
  '\\',
  '\0',
  '\ud800',
  '%',
  '_start',
  '_rest',
  'rowid',
  '*',
  '"; DROP TABLE spans; --',
  "' OR 1=1 --",
  '1) UNION SELECT * FROM mails --',
  '__proto__',
  'constructor',
  '🔑',
  ' ',
  'chosen',
  'g0',
  'c0',
  'w',
  't',
  'v',
  'name',
  'NAME',
  'mixed',
);
const name = fc.oneof(nasty, fc.string({ unit: 'binary' }), fc.constant('x'.repeat(9999)));
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1e308, 5e-324, 2 ** 53, -1),
);
const anything = fc.oneof(
  name,
  number,
  fc.boolean(),
  fc.constant(null),
  fc.array(name, { maxLength: 3 }),
  fc.object({ maxDepth: 1 }),
);
const op = fc.constantFrom(
  'COUNT',
  'SUM',
  'P99',
  'P001',
  'HEATMAP',
  'CONCURRENCY',
  'RATE_SUM',
  'COUNT_DISTINCT',
  'AVG',
);
/** Wild now and then, so that most questions get as far as to be asked. */
function mostly<T, V>(wild: fc.Arbitrary<T>, value: V): fc.Arbitrary<T | V> {
  return fc.oneof({ weight: 1, arbitrary: wild }, { weight: 12, arbitrary: fc.constant(value) });
}

const wild = fc.record(
  {
    calculations: fc.array(fc.record({ op, column: name }, { requiredKeys: ['op'] }), {
      maxLength: 3,
    }),
    filters: fc.array(
      fc.record(
        {
          column: name,
          op: fc.constantFrom('=', '!=', '>', 'contains', 'in', 'exists', 'starts-with', 'not-in'),
          value: anything,
        },
        { requiredKeys: ['column', 'op'] },
      ),
      { maxLength: 3 },
    ),
    breakdowns: fc.array(name, { maxLength: 2 }),
    limit: mostly(number, 10),
    time_range: mostly(number, 3_155_760_000),
    end_time: mostly(number, 1_795_000_600),
    granularity: mostly(number, 60),
    orders: mostly(fc.array(anything), []),
  },
  { requiredKeys: [] },
);

it('refuses or answers whatever it is sent, and runs nobody’s SQL', async () => {
  const before = await harness.rows('true');
  const seen: Record<number, number> = { 200: 0, 422: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 4, arbitrary: wild }, fc.object()),
      name,
      async (query, dataset) => {
        const { status, error } = await ask(
          query,
          dataset === '"' ? '__all__' : dataset.slice(0, 900) || '__all__',
        );
        seen[status] = (seen[status] ?? 0) + 1;
        expect([200, 422], error.message).toContain(status);
        if (status === 422) expect(error.message).toMatch(/\.$/);
      },
    ),
    { numRuns: 150, seed: 7 },
  );
  expect(seen[200]).toBeGreaterThan(30);
  expect(seen[422]).toBeGreaterThan(30);
  expect(await harness.rows('true')).toHaveLength(before.length);
  expect(harness.logged).toEqual([]);
});

it.each(['/rows', '/traces'])('takes hostile names for %s, too', async (path) => {
  for (const column of fc.sample(name, { numRuns: 30, seed: 8 })) {
    if (column === '') continue;
    const query = { filters: [{ column, op: '!=', value: column }], time_range: 3_155_760_000 };
    expect((await send({ dataset: '__all__', query }, path)).status).toBe(200);
  }
});

it('completes whatever is typed', async () => {
  for (const typed of fc.sample(name, { numRuns: 30, seed: 9 })) {
    const search = new URLSearchParams({ column: 'mixed', typed: typed.slice(0, 1000) });
    const response = await fetch(`${harness.url}/api/query/values?${search}`);
    expect(response.status).toBe(200);
  }
  expect(harness.logged).toEqual([]);
});
