import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calculationOps, filterOps } from '../api/query.ts';
import { isOwn } from '../query/catalogue.ts';
import { type Harness, startHarness } from './harness.ts';
import { jsonSpan, request, text } from './spans.ts';

/**
 * Whatever is asked, the answer is a success or a refusal with a sentence, in bounded time; nothing
 * that was asked becomes SQL, and what is stored stays as it is.
 */

let harness: Harness;
let rows: number;

const strange = [
  '__proto__',
  'constructor',
  'toString',
  '',
  ' ',
  '"',
  "'",
  '`',
  '\\',
  '\0',
  '%',
  '$1',
  '?',
  '--',
  '/*',
  '$' + '{x}',
  '; DROP TABLE spans; --',
  "' OR '1'='1",
  '" FROM spans; DELETE FROM spans; --',
  "x' UNION SELECT * FROM origins --",
  '_otlp',
  '_start',
  '_rest',
  'spans',
  'NAME',
  'name (number)',
  '~1',
  '/a/b',
  '$.x',
  '[0]',
  'x'.repeat(5000),
  '💥',
  '\ud800',
  '日本',
  '\u202e',
];

beforeAll(async () => {
  harness = await startHarness();
  const start = BigInt(Date.now() - 60_000) * 1_000_000n;
  const spans = strange.map((word, index) =>
    jsonSpan({
      startTimeUnixNano: String(start),
      endTimeUnixNano: String(start + BigInt(index) * 1_000_000n),
      name: word,
      attributes: [
        text(word, word),
        text('plain', word),
        { key: word, value: { intValue: index } },
      ],
    }),
  );
  await harness.post(request(spans, 'd\'Arc "; --'));
  rows = await stored();
  expect(rows).toBe(strange.length);
});
afterAll(() => harness.close());

async function stored(): Promise<number> {
  return (await harness.rows('true')).length;
}

/** How many times as much is tried as in every run of the tests. */
const thorough = Number(process.env.FUZZ ?? 1);

const key = { 'x-honeycomb-team': 'any' };

function post(path: string, body: string, type = 'application/json'): Promise<Response> {
  return fetch(`${harness.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': type, accept: 'application/json, text/event-stream', ...key },
    body,
  });
}

/** A success, or a refusal that tells a person why; never a failure of ours. */
async function expectAnswer(response: Response): Promise<void> {
  const answer = await response.text();
  expect(answer).not.toMatch(/Binder Error|Parser Error|Catalog Error|syntax error at/);
  if (response.ok) return;
  expect([response.status, response.url, answer]).toEqual([
    expect.toSatisfy(isRefusal),
    expect.anything(),
    expect.stringMatching(/^\{/),
  ]);
  const { message, error } = JSON.parse(answer) as Record<string, unknown>;
  const sentence = message ?? (error as { message?: unknown })?.message ?? error;
  expect(sentence).toEqual(expect.stringMatching(/\w{2}/));
}

/** What the server reported as a failure of its own since the last time. */
function expectNoFailure(): void {
  const failures = harness.logged.splice(0).map((sentence) => sentence.split('\n', 3).join(' '));
  expect([...new Set(failures)]).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
}

const isRefusal = (status: number) => (status >= 400 && status < 500) || status === 504;

const word = fc.oneof(fc.constantFrom(...strange), fc.string({ unit: 'binary', maxLength: 20 }));
const column = fc.oneof(word, fc.constantFrom('name', 'duration_ms', 'plain', 'error'));
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const scalar = fc.oneof(word, finite, fc.boolean(), fc.bigInt().map(Number));
const op = fc.constantFrom(...calculationOps);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** A specification that is nearly right. */
const specification = fc.record(
  {
    calculations: fc.array(fc.record({ op, column: optional(column) }), { maxLength: 4 }),
    filters: fc.array(
      fc.record({
        column,
        op: fc.constantFrom(...filterOps),
        value: optional(fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }))),
      }),
      { maxLength: 3 },
    ),
    filter_combination: fc.constantFrom('AND', 'OR'),
    breakdowns: fc.array(column, { maxLength: 3 }),
    orders: fc.array(
      fc.record({
        op: optional(op),
        column: optional(column),
        order: optional(fc.constantFrom('ascending', 'descending')),
      }),
      { maxLength: 2 },
    ),
    havings: fc.array(
      fc.record({
        calculate_op: op,
        column: optional(column),
        op: fc.constantFrom('=', '!=', '>', '<'),
        value: fc.double({ noNaN: true }),
      }),
      { maxLength: 2 },
    ),
    limit: fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.double()),
    time_range: fc.oneof(fc.integer({ min: 1, max: 1e6 }), fc.double()),
    start_time: fc.oneof(fc.nat(), fc.double()),
    end_time: fc.oneof(fc.nat(), fc.double()),
    granularity: fc.oneof(fc.nat(), fc.double()),
  },
  { requiredKeys: [] },
);

/** One that is asked: without the members that make most of them be refused. */
const sound = specification.map(({ calculations = [], filters, breakdowns }) => ({
  calculations: calculations.map(({ op: name, column: of }) =>
    name === 'COUNT' || name === 'CONCURRENCY' ? { op: name } : { op: name, column: of || 'name' },
  ),
  filters: filters?.map((filter) => {
    const list = filter.op === 'in' || filter.op === 'not-in';
    const [first = 'x'] = [filter.value].flat();
    const value = list ? [first] : first;
    return { ...filter, column: filter.column || 'name', value };
  }),
  breakdowns: breakdowns?.filter((name) => name !== ''),
}));

const anything = fc.oneof(
  specification,
  fc.record({ dataset: word, query: fc.oneof(specification, sound) }),
  fc.record({
    dataset: fc.constant('__all__'),
    query: sound,
    selection: fc.record({ filters: fc.array(fc.record({ column, op: fc.constant('exists') })) }),
  }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(word, fc.jsonValue({ maxDepth: 1 })),
);

const written = (value: unknown) => JSON.stringify(value) ?? 'null';

describe('fuzzed bodies', () => {
  it.each([
    ['/api/query', 40],
    ['/api/query/rows', 20],
    ['/api/query/traces', 20],
    ['/api/bubbleup', 20],
    ['/api/boards', 15],
    ['/1/queries/__all__', 20],
    ['/1/query_results/__all__', 10],
    ['/1/query_annotations/__all__', 10],
    ['/1/boards', 15],
    ['/1/columns/__all__', 10],
    ['/1/datasets', 10],
    ['/mcp', 15],
    ['/v1/metrics', 20],
    ['/v1/logs', 20],
    ['/api/import', 15],
  ])('POST %s', async (path, numRuns) => {
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        await expectAnswer(await post(path, written(body)));
      }),
      { numRuns: numRuns * thorough },
    );
    expect(await stored()).toBe(rows);
    expectNoFailure();
  });

  it.each(['/api/query', '/api/query/rows', '/api/query/traces'])(
    'that are sound: %s',
    async (path) => {
      await fc.assert(
        fc.asyncProperty(sound, async (query) => {
          const response = await post(path, written({ dataset: '__all__', query }));
          await expectAnswer(response.clone());
          expect([response.status, await response.text()]).toEqual([200, expect.anything()]);
        }),
        { numRuns: 25 * thorough },
      );
      expectNoFailure();
    },
  );
});

const nameable = (name: string) => name !== '' && name !== '\0' && name.isWellFormed();

it('asks for attributes of any name', async () => {
  for (const name of strange) {
    // Names that no column can have, the Observatory's own, and one that differs in case alone.
    if (!nameable(name) || isOwn(name) || name === 'NAME') continue;
    const filters = [
      { column: name, op: 'exists' },
      { column: 'plain', op: '=', value: name },
    ];
    const query = { breakdowns: ['plain'], filters };
    const response = await post('/api/query/rows', written({ dataset: '__all__', query }));
    const answer = (await response.json()) as { rows: { values: object }[] };
    expect([name, answer.rows.length]).toEqual([name, 1]);
    expect(Object.hasOwn(answer.rows[0]?.values ?? {}, name)).toBe(true);
  }
});

describe('fuzzed addresses', () => {
  const number = fc.oneof(word, fc.double().map(String), fc.nat().map(String));
  it.each([
    ['/api/query/columns', ['dataset']],
    ['/api/query/values', ['dataset', 'column', 'typed']],
    ['/api/traces', ['min_ms', 'search', 'service', 'before']],
    ['/api/logs', ['from_ms', 'to_ms', 'search', 'group', 'before', 'after']],
    ['/api/errors', ['search', 'environment', 'trace']],
    ['/api/mail', ['search', 'to', 'before']],
    ['/api/xray/traces', ['filter', 'minutes', 'limit']],
    ['/api/find', ['q']],
    ['/api/map', ['start_ms', 'end_ms']],
    ['/api/map/calls', ['start_ms', 'end_ms', 'from', 'to']],
    ['/api/metrics', ['start_ms', 'end_ms']],
    ['/api/metrics/points', ['name', 'start_ms', 'end_ms', 'group', 'filter', 'limit']],
    ['/api/metrics/values', ['name', 'key']],
    ['/api/export', ['start_ms', 'end_ms', 'dataset', 'query']],
  ])('GET %s', async (path, names) => {
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 6, maxLength: 6 }), async (values) => {
        const pairs = names.map((name, at) => [name, (values[at] ?? '').toWellFormed()]);
        await expectAnswer(
          await fetch(`${harness.url}${path}?${new URLSearchParams(pairs)}`, { headers: key }),
        );
      }),
      { numRuns: 12 * thorough },
    );
    expectNoFailure();
  });

  it.each([
    '/api/boards/%s',
    '/1/datasets/%s',
    '/1/columns/%s',
    '/1/boards/%s',
    '/1/queries/%s/%s',
    '/1/query_results/%s/%s',
  ])('GET %s', async (pattern) => {
    for (const each of strange) {
      const path = pattern.replaceAll('%s', encodeURIComponent(each.toWellFormed()));
      const headers = { ...key, accept: 'application/json' };
      await expectAnswer(await fetch(`${harness.url}${path}`, { headers }));
    }
    expectNoFailure();
  });
});
