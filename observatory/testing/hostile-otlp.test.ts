import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, startHarness } from './harness.ts';

/** Metrics and logs whose form is right and whose contents are as strange as a sender can make them. */

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const thorough = Number(process.env.FUZZ ?? 1);

const word = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', '', '"', "'; DROP TABLE spans; --", '\0', '\ud800'),
  fc.constantFrom('http.server.request.duration', 'service.name', 'x'.repeat(5000), '💥'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const number = fc.oneof(
  fc.double(),
  fc.constantFrom('NaN', 'Infinity', '-Infinity', 0, -1, 1e308, 2 ** 53),
);
const integer = fc.oneof(
  fc.nat(),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String),
  fc.constantFrom('0', '18446744073709551615', '-1', 1.5),
);
const now = BigInt(Date.now()) * 1_000_000n;
const nanos = fc.oneof(
  integer,
  fc.nat(1e9).map((ago) => String(now - BigInt(ago))),
);
const value = fc.oneof(
  word.map((stringValue) => ({ stringValue })),
  number.map((doubleValue) => ({ doubleValue })),
  integer.map((intValue) => ({ intValue })),
  fc.constant({}),
  fc.array(word, { maxLength: 3 }).map((words) => ({
    kvlistValue: { values: words.map((key) => ({ key, value: { stringValue: key } })) },
  })),
);
const attributes = fc.array(fc.record({ key: word, value }), { maxLength: 4 });
const exemplars = fc.array(
  fc.record({
    timeUnixNano: nanos,
    asDouble: number,
    traceId: fc.constantFrom('', '00', 'zz', 'ab'.repeat(16)),
    spanId: fc.constantFrom('', '00', 'cd'.repeat(8)),
    filteredAttributes: attributes,
  }),
  { maxLength: 2 },
);
const point = fc.record(
  {
    attributes,
    startTimeUnixNano: nanos,
    timeUnixNano: nanos,
    asDouble: number,
    asInt: integer,
    count: integer,
    sum: number,
    min: number,
    max: number,
    bucketCounts: fc.array(integer, { maxLength: 5 }),
    explicitBounds: fc.array(number, { maxLength: 5 }),
    scale: fc.integer({ min: -40, max: 40 }),
    zeroCount: integer,
    positive: fc.record({ offset: fc.integer(), bucketCounts: fc.array(integer) }),
    exemplars,
    flags: fc.nat(),
  },
  { requiredKeys: ['timeUnixNano'] },
);
const data = fc.record({
  dataPoints: fc.array(point, { maxLength: 4 }),
  aggregationTemporality: fc.constantFrom(0, 1, 2, 7),
  isMonotonic: fc.boolean(),
});
const kind = fc.constantFrom('gauge', 'sum', 'histogram', 'exponentialHistogram', 'summary');
const metric = fc
  .tuple(word, word, kind, data)
  .map(([name, unit, of, points]) => ({ name, unit, [of]: points }));

const resource = fc.record({ attributes });
const metricsRequest = fc
  .tuple(resource, fc.array(metric, { maxLength: 4 }))
  .map(([from, metrics]) => ({
    resourceMetrics: [{ resource: from, scopeMetrics: [{ metrics }] }],
  }));
const logRecord = fc.record(
  {
    timeUnixNano: nanos,
    observedTimeUnixNano: nanos,
    severityNumber: fc.oneof(fc.nat(24), fc.integer()),
    severityText: word,
    body: value,
    attributes,
    traceId: fc.constantFrom('', '00', 'zz', 'ab'.repeat(16)),
    spanId: fc.constantFrom('', 'cd'.repeat(8)),
    flags: fc.nat(),
  },
  { requiredKeys: [] },
);
const logsRequest = fc
  .tuple(resource, fc.array(logRecord, { maxLength: 5 }))
  .map(([from, logRecords]) => ({
    resourceLogs: [{ resource: from, scopeLogs: [{ logRecords }] }],
  }));

async function send(path: string, body: unknown): Promise<void> {
  const response = await fetch(`${harness.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.text();
  expect([[200, 400, 503].includes(response.status), response.status, answer]).toEqual([
    true,
    expect.any(Number),
    expect.stringMatching(/^\{/),
  ]);
}

async function read(path: string): Promise<unknown> {
  const response = await fetch(`${harness.url}${path}`);
  const answer = await response.text();
  expect([response.status, answer]).toEqual([200, expect.anything()]);
  return JSON.parse(answer);
}

function expectNoFailure(): void {
  const failures = harness.logged.splice(0).map((sentence) => sentence.split('\n', 3).join(' '));
  expect([...new Set(failures)]).toEqual([]);
}

it('takes or refuses any metrics, and reads back whatever it took', async () => {
  await fc.assert(
    fc.asyncProperty(metricsRequest, (body) => send('/v1/metrics', body)),
    { numRuns: 80 * thorough },
  );
  const [start, end] = [Date.now() - 3_600_000, Date.now() + 1000];
  const infos = (await read(`/api/metrics?start_ms=${start}&end_ms=${end}`)) as { name: string }[];
  expect(infos.length).toBeGreaterThan(0);
  for (const { name } of infos.slice(0, 40)) {
    if (name === '' || name.length > 255 || !name.isWellFormed()) continue;
    const asked = { name, start_ms: String(start), end_ms: String(end), group: '__proto__' };
    await read(`/api/metrics/points?${new URLSearchParams(asked)}`);
    await read(`/api/metrics/values?${new URLSearchParams({ name, key: '__proto__' })}`);
  }
  expectNoFailure();
});

it('takes or refuses any log records, and reads back whatever it took', async () => {
  await fc.assert(
    fc.asyncProperty(logsRequest, (body) => send('/v1/logs', body)),
    { numRuns: 80 * thorough },
  );
  await read('/api/logs?limit=1000');
  await read('/api/logs?level=warn&search=%27');
  await read('/api/logs/groups');
  expectNoFailure();
});
