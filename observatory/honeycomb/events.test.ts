import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { apiClient } from './testing.ts';

let server: Harness;
let send: ReturnType<typeof apiClient>;

beforeAll(async () => {
  server = await startHarness();
  send = apiClient(server.url, 'hcaik_01hqk4k20cjeh63wca8vva5stw');
});
afterAll(() => server.close());

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';

test('takes a batch as libhoney sends it: spans of a trace, and an event by itself', async () => {
  const { status, body } = await send('POST', '/1/batch/Old%20App', [
    {
      time: '2026-11-22T10:00:00.123456789Z',
      samplerate: 4,
      data: {
        name: 'handle',
        'trace.trace_id': trace,
        'trace.span_id': '00f067aa0ba902b7',
        duration_ms: 12.5,
        'http.route': '/cart',
        error: true,
        nested: { a: [1] },
        nothing: null,
      },
    },
    {
      time: 1_795_341_600.123_457,
      data: { 'trace.trace_id': trace, 'trace.parent_id': '00f067aa0ba902b7', name: 'db' },
    },
    { data: { plain: 1 } },
    { time: 'yesterday', data: { plain: 1 } },
    { samplerate: 2 },
  ]);
  expect(status).toBe(200);
  expect(body.map((one: { status: number }) => one.status)).toEqual([202, 202, 202, 400, 400]);
  const rows = await server.rows(`"service.name" = 'Old App' ORDER BY _start DESC`);
  expect(rows).toHaveLength(3);
  const handle = rows.find(({ name }) => name === 'handle');
  expect(handle).toMatchObject({
    'trace.trace_id': trace,
    duration_ms: 12.5,
    SampleRate: 4,
    'http.route': '/cart',
    error: true,
    nested: '{"a":[1]}',
    _start: 1_795_341_600_123_456_789n,
  });
  expect(rows.find(({ name }) => name === 'db')).toMatchObject({
    'trace.parent_id': '00f067aa0ba902b7',
    _start: 1_795_341_600_123_457_000n,
  });
});

test('takes one event, with its time and weight in headers', async () => {
  const response = await fetch(`${server.url}/1/events/one`, {
    method: 'POST',
    headers: {
      'X-Honeycomb-Team': 'key',
      'X-Honeycomb-Event-Time': '2026-11-22T10:00:00Z',
      'X-Honeycomb-Samplerate': '3',
    },
    body: '{"trace.trace_id": "an-older-id", "answer": 42}',
  });
  expect(response.status).toBe(200);
  const [row] = await server.rows(`"service.name" = 'one'`);
  expect(row).toMatchObject({ answer: 42, SampleRate: 3, name: 'event' });
  expect(row?.['trace.trace_id']).toMatch(/^[0-9a-f]{32}$/);
});

test.each([
  ['/1/events/one', {}, 400, 'Request body should not be empty.'],
  ['/1/events/one', '[1', 400, 'could not parse request body'],
  ['/1/batch/one', { data: {} }, 422, 'array'],
])('refuses %s with %j', async (path, body, status, words) => {
  const answer = await send('POST', path, body);
  expect(answer.status).toBe(status);
  expect(answer.body.error).toContain(words);
});

test('takes none without a key', async () => {
  const nobody = apiClient(server.url, null);
  expect((await nobody('POST', '/1/batch/one', [])).status).toBe(401);
});
