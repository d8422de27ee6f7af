import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonPoint, metricsRequest } from '../../metrics/testing.ts';
import { type Harness, startHarness } from '../../testing/harness.ts';
import { types } from './protobuf.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

function post(
  signal: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${harness.url}/v1/${signal}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: (typeof body === 'string' || body instanceof Uint8Array
      ? body
      : JSON.stringify(body)) as BodyInit,
  });
}

const timeMs = Date.now();
const metric = (data: object) => metricsRequest([{ name: 'hostile', ...data }]);
const gauge = (...dataPoints: unknown[]) => metric({ gauge: { dataPoints } });
/** Each newer than the one before. */
let latestMs = timeMs - 10_000;
const good = () => jsonPoint({ timeMs: ++latestMs, asInt: '1' });
/** Each point has its attributes. */
const pointsIn = (body: object) => {
  const { resourceMetrics } = body as ReturnType<typeof metricsRequest>;
  const metrics = resourceMetrics.flatMap((one) =>
    one.scopeMetrics.flatMap((each) => each.metrics),
  );
  return metrics
    .flatMap((each) => Object.values(each as Record<string, { dataPoints?: unknown[] }>))
    .reduce((sum, { dataPoints = [] }) => sum + dataPoints.length, 0);
};
const histogram = (members: object) =>
  metric({ histogram: { dataPoints: [jsonPoint({ timeMs, ...members })] } });
const record = (members: object) => ({
  resourceLogs: [{ scopeLogs: [{ logRecords: [members] }] }],
});

describe.each(['metrics', 'logs'])('/v1/%s', (signal) => {
  it.each([
    ['no JSON', '{', 400],
    ['a list', '[]', 400],
    ['null', 'null', 400],
    ['text in the place of a list', { resourceMetrics: 'x', resourceLogs: 'x' }, 400],
    ['numbers in the place of objects', { resourceMetrics: [1], resourceLogs: [1] }, 400],
    ['nothing', {}, 200],
  ])('answers %s', async (_what, body, status) => {
    const response = await post(signal, body);
    expect(response.status).toBe(status);
    if (status === 400) expect(await response.json()).toMatchObject({ code: 3 });
    else expect(await response.json()).toEqual({});
  });

  it('answers broken protobuf, other types, and bombs', async () => {
    const type = { 'content-type': 'application/x-protobuf' };
    const broken = await post(signal, Buffer.from('ffffffffff', 'hex'), type);
    expect(broken.status).toBe(400);
    const status = types.rpcStatus.decode(Buffer.from(await broken.arrayBuffer())).toJSON();
    expect(status).toEqual({ code: 3, message: expect.stringMatching(/not protobuf/) });
    expect((await post(signal, '{}', { 'content-type': 'text/plain' })).status).toBe(415);
    const bomb = gzipSync(Buffer.alloc(30 * 1024 * 1024));
    expect((await post(signal, bomb, { 'content-encoding': 'gzip' })).status).toBe(413);
    const empty = await post(signal, Buffer.alloc(0), type);
    expect([empty.status, (await empty.arrayBuffer()).byteLength]).toEqual([200, 0]);
  });

  it('does what faults order, as traces do', async () => {
    harness.observatory.faults.order('honeycomb', { mode: 'status', status: 503 });
    const response = await post(signal, {});
    harness.observatory.faults.endAll();
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
  });

  it('takes nothing from pages of elsewhere', async () => {
    const response = await post(signal, {}, { origin: 'https://evil.example' });
    expect(response.status).toBe(403);
  });
});

it.each([
  ['no value', gauge(good(), jsonPoint({ timeMs })), /no value/],
  ['no number', gauge(good(), jsonPoint({ timeMs, asDouble: 'NaN' })), /not finite/],
  ['no time', gauge(good(), { asInt: 1 }), /no time/],
  ['bounds that fall', histogram({ bucketCounts: [1, 1, 1], explicitBounds: [2, 1] }), /rise/],
  [
    'a bucket beyond all',
    histogram({ bucketCounts: [1, 1, 1], explicitBounds: [1, 'Infinity'] }),
    /beyond/,
  ],
  ['a bucket too few', histogram({ bucketCounts: [1], explicitBounds: [1] }), /one bucket more/],
  [
    'too many buckets',
    histogram({ bucketCounts: new Array(1002).fill(1), explicitBounds: [] }),
    /1000 buckets/,
  ],
  [
    'a scale beyond all',
    metric({ exponentialHistogram: { dataPoints: [jsonPoint({ timeMs, scale: 500 })] } }),
    /scale/,
  ],
  ...['positive', 'negative'].map((side): [string, object, RegExp] => {
    const buckets = { scale: -10, [side]: { offset: 5, bucketCounts: [1] } };
    const dataPoints = [jsonPoint({ timeMs, ...buckets })];
    return [
      `${side} numbers that are none`,
      metric({ exponentialHistogram: { dataPoints } }),
      /beyond/,
    ];
  }),
  [
    'a name without end',
    metricsRequest([{ name: 'x'.repeat(300), gauge: { dataPoints: [good()] } }]),
    /name/,
  ],
  [
    'attributes without end',
    gauge(jsonPoint({ timeMs, asInt: 1, attributes: { a: 'x'.repeat(5000) } })),
    /attributes/,
  ],
  ['a time long ago', gauge(jsonPoint({ timeMs: 1, asInt: 1 })), /older/],
  ['a time far ahead', gauge(jsonPoint({ timeMs: timeMs + 864e5, asInt: 1 })), /ahead/],
])('rejects a point of %s, and takes the others', async (_what, body, message) => {
  const before = harness.observatory.metrics.status().received;
  const response = await post('metrics', body);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    partialSuccess: { rejectedDataPoints: '1', errorMessage: expect.stringMatching(message) },
  });
  const { received } = harness.observatory.metrics.status();
  expect(received).toBe(before + pointsIn(body) - 1);
});

it.each([
  ['an id that is none', record({ traceId: 'abc', body: { stringValue: 'x' } }), /traceId/],
  ['a line without end', record({ body: { stringValue: 'x'.repeat(300_000) } }), /bytes/],
  ['a time long ago', record({ timeUnixNano: '1000000' }), /14 days/],
])('rejects a log record of %s', async (_what, body, message) => {
  const response = await post('logs', body);
  expect(await response.json()).toEqual({
    partialSuccess: { rejectedLogRecords: '1', errorMessage: expect.stringMatching(message) },
  });
});

it('bounds series, and says so', async () => {
  const points = Array.from({ length: 2100 }, (_, at) =>
    jsonPoint({ timeMs: Date.now(), asInt: 1, attributes: { at: String(at) } }),
  );
  const response = await post('metrics', gauge(...points));
  const { partialSuccess } = (await response.json()) as {
    partialSuccess: { rejectedDataPoints: string; errorMessage: string };
  };
  expect(Number(partialSuccess.rejectedDataPoints)).toBeGreaterThanOrEqual(100);
  expect(partialSuccess.errorMessage).toMatch(/2000 series/);
  expect(harness.observatory.metrics.status()).toMatchObject({ series: 2000, series_cap: 2000 });
});
