import { afterAll, beforeAll, expect, it } from 'vitest';
import type { QuerySpec } from '../api/query.ts';
import { type Harness, startHarness } from './harness.ts';
import { jsonSpan, newTraceId, request, text } from './spans.ts';

/** Many heavy questions at once: they end, others are answered meanwhile, and spans are taken in. */

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  const start = BigInt(Date.now() - 600_000) * 1_000_000n;
  for (let batch = 0; batch < 5; batch++) {
    const spans = Array.from({ length: 4000 }, (_, index) =>
      jsonSpan({
        startTimeUnixNano: String(start + BigInt(index) * 100_000_000n),
        endTimeUnixNano: String(start + BigInt(index) * 100_003_000n),
        attributes: [text('user.id', `u${index % 900}`)],
      }),
    );
    expect((await harness.post(request(spans))).status).toBe(200);
  }
  await harness.observatory.writer.flush();
});
afterAll(() => harness.close());

const percentiles = [
  'P01',
  'P05',
  'P10',
  'P25',
  'P50',
  'P75',
  'P90',
  'P95',
  'P99',
  'P999',
] as const;

/** As much as a question may ask for. */
const heaviest: QuerySpec = {
  calculations: [
    ...percentiles.map((op) => ({ op, column: 'duration_ms' })),
    { op: 'HEATMAP', column: 'duration_ms' },
    { op: 'COUNT_DISTINCT', column: 'trace.trace_id' },
  ],
  breakdowns: ['user.id', 'name'],
  limit: 1000,
  granularity: 7,
};

it('bounds what many ask at once, and takes spans in meanwhile', async () => {
  const leaver = new AbortController();
  const body = JSON.stringify({ dataset: '__all__', query: heaviest });
  const headers = { 'content-type': 'application/json' };
  const statuses: number[] = [];
  const asking = Array.from({ length: 40 }, async () => {
    const { signal } = leaver;
    const init = { method: 'POST', headers, body, signal };
    const response = await fetch(`${harness.url}/api/query`, init);
    statuses.push(response.status);
    await response.text();
  });
  for (let sent = 0; sent < 10; sent++) {
    const traceId = newTraceId();
    expect((await harness.post(request([jsonSpan({ traceId })]))).status).toBe(200);
    expect((await harness.detail(traceId)).spans).toHaveLength(1);
    expect((await fetch(`${harness.url}/api/traces?limit=5`)).status).toBe(200);
  }
  // Those who went away are waited for by nobody, so that the next is answered soon.
  leaver.abort();
  await Promise.allSettled(asking);
  const last = await fetch(`${harness.url}/api/query`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ dataset: '__all__', query: {} }),
  });
  expect(last.status).toBe(200);
  expect(statuses).toContain(429);
  expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([]);
  expect(harness.logged).toEqual([]);
});

it.each([
  ['/api/query', 2 ** 21],
  ['/api/bubbleup', 2 ** 21],
  ['/api/boards', 2 ** 21],
  ['/1/queries/__all__', 2 ** 21],
  ['/1/boards', 2 ** 21],
  ['/mcp', 2 ** 21],
  ['/v1/metrics', 21 * 2 ** 20],
  ['/v1/logs', 21 * 2 ** 20],
])('refuses bodies that are too large or too deep at %s', async (path, size) => {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'x-honeycomb-team': 'any',
  };
  const post = async (body: string) => {
    const response = await fetch(`${harness.url}${path}`, { method: 'POST', headers, body });
    await response.text();
    return response.status;
  };
  expect(await post(`{"query":"${'x'.repeat(size)}"}`)).toBe(413);
  for (const levels of [300, 20_000]) {
    const deep = `${'{"query":['.repeat(levels)}1${']}'.repeat(levels)}`;
    // What is deep is no question and no board; to OTLP it is a member that nobody knows.
    expect([200, 400, 422]).toContain(await post(deep));
  }
  expect(harness.logged).toEqual([]);
});
