import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MapCalls, ServiceMap } from '../api/map.ts';
import { type Harness, startHarness } from '../testing/harness.ts';
import { jsonSpan, newTraceId, request, text } from '../testing/spans.ts';
import { readMap } from './map.ts';

let server: Harness;
beforeEach(async () => {
  server = await startHarness();
});
afterEach(() => server.close());

const startMs = 1_795_357_286_000;
const number = (key: string, doubleValue: number) => ({ key, value: { doubleValue } });
const at = (ms: number, tookMs: number) => ({
  startTimeUnixNano: String(BigInt(startMs + ms) * 1_000_000n),
  endTimeUnixNano: String(BigInt(startMs + ms + tookMs) * 1_000_000n),
});
const client = 3;
const failed = { status: { code: 2 } };

async function get<T>(path: string): Promise<T> {
  await server.observatory.writer.flush();
  return (await (await fetch(`${server.url}${path}`)).json()) as T;
}
const range = `start_ms=${startMs}&end_ms=${startMs + 60_000}`;

/** A click, its fetch, the server's answer and its statement. */
async function sendClick(overrides: { server?: object; statement?: object } = {}) {
  const traceId = newTraceId();
  const root = jsonSpan({ traceId, kind: 1, name: 'click', ...at(0, 100) });
  const call = { traceId, kind: client, parentSpanId: root.spanId, ...at(10, 80) };
  const fetched = jsonSpan({ ...call, attributes: [text('server.address', 'localhost')] });
  const answer = { traceId, parentSpanId: fetched.spanId, ...at(20, 50), ...overrides.server };
  const answered = jsonSpan({ name: 'GET /api', ...answer });
  const statement = jsonSpan({
    traceId,
    kind: client,
    parentSpanId: answered.spanId,
    name: 'SELECT',
    ...at(30, 20),
    ...overrides.statement,
    attributes: [
      text('db.system.name', 'postgresql'),
      text('db.namespace', 'cruddur'),
      text('server.address', '127.0.0.1'),
      number('server.port', 5432),
    ],
  });
  await server.post(request([root, fetched], 'frontend-react'));
  await server.post(request([answered, statement], 'backend-node'));
}

const database = 'database/postgresql/cruddur/127.0.0.1/5432';

it('draws browser, backend and database, each call as both sides saw it', async () => {
  await sendClick();
  await sendClick({ server: failed });
  const map = await get<ServiceMap>(`/api/map?${range}`);
  expect(map.nodes.map(({ id, name, detail, roots }) => [id, name, detail, roots]).sort()).toEqual([
    [database, 'postgresql', 'cruddur@127.0.0.1:5432', 0],
    ['service/backend-node', 'backend-node', '', 0],
    ['service/frontend-react', 'frontend-react', '', 2],
  ]);
  expect(map.edges).toMatchObject([
    {
      from: 'service/backend-node',
      to: database,
      calls: 2,
      errors: 0,
      caller: { p50_ms: 20, p95_ms: 20 },
      callee: null,
      exact: true,
    },
    {
      from: 'service/frontend-react',
      to: 'service/backend-node',
      calls: 2,
      errors: 1,
      caller_errors: 0,
      callee_errors: 1,
      caller: { p50_ms: 80, p95_ms: 80 },
      callee: { p50_ms: 50, p95_ms: 50 },
      exact: true,
    },
  ]);
});

it('follows calls over time, names the slowest, and each where they are few', async () => {
  await sendClick();
  await sendClick({ server: { ...at(20, 900), ...failed } });
  const calls = await get<MapCalls>(`/api/map/calls?${range}&to=service/backend-node`);
  expect(calls).toMatchObject({ calls: 2, errors: 1, step_ms: 1000, p50_ms: 475 });
  expect(calls.calls_by_step).toEqual([2, ...Array(59).fill(0)]);
  expect(calls.errors_by_step[0]).toBe(1);
  expect(calls.slowest.map(({ name, duration_ms, error }) => [name, duration_ms, error])).toEqual([
    ['GET /api', 900, true],
    ['GET /api', 50, false],
  ]);
  expect(calls.span_ids?.toSorted()).toEqual(calls.slowest.map((call) => call.span_id).toSorted());
  const from = 'service/backend-node';
  const path = `/api/map/calls?${range}&from=${from}&to=${encodeURIComponent(database)}`;
  expect(await get(path)).toMatchObject({ calls: 2, errors: 0, p95_ms: 20 });
  expect(await get(`/api/map/calls?${range}&from=untraced`)).toMatchObject({ calls: 0 });
});

it('calls whoever has no span untraced', async () => {
  await server.post(request([jsonSpan(at(0, 10))], 'backend-node'));
  const map = await get<ServiceMap>(`/api/map?${range}`);
  expect(map.edges).toMatchObject([
    { from: 'untraced', to: 'service/backend-node', caller: { p50_ms: null }, exact: true },
  ]);
});

it('counts what was taken as often as its rate says', async () => {
  const sampled = { attributes: [{ key: 'SampleRate', value: { intValue: '9' } }] };
  await server.post(request([jsonSpan({ ...at(0, 10), ...sampled })], 'backend-node'));
  await server.post(request([jsonSpan(at(0, 1000))], 'backend-node'));
  const { edges } = await get<ServiceMap>(`/api/map?${range}`);
  expect(edges).toMatchObject([{ calls: 10, spans: 2, callee: { p50_ms: 10 } }]);
  expect(edges[0]?.callee?.p95_ms).toBeCloseTo(10 + 990 * 0.55);
});

it('tells a database from a service of its name, which alone makes calls', async () => {
  await server.post(request([jsonSpan({ kind: client, ...at(0, 10) })], 'postgresql'));
  const path = `/api/map/calls?${range}&from=`;
  expect(await get(`${path}service/postgresql`)).toMatchObject({ calls: 1 });
  expect(await get(`${path}database/postgresql///`)).toMatchObject({ calls: 0 });
});

it('takes an empty name for none, also where there is no more room for columns', async () => {
  const attributes = Array.from({ length: 60 }, (_, index) => text(`filling.${index}`, 'x'));
  await server.post(request([jsonSpan({ attributes, ...at(0, 10) })], 'shop'));
  const named = [text('peer.service', ''), text('server.address', 'api.example')];
  await server.post(request([jsonSpan({ kind: client, attributes: named, ...at(0, 10) })], 'shop'));
  const { nodes } = await get<ServiceMap>(`/api/map?${range}`);
  expect(nodes).toContainEqual(expect.objectContaining({ kind: 'peer', name: 'api.example' }));
});

it.each([
  ['/api/map?start_ms=2000&end_ms=1000', /start_ms. must be before/],
  ['/api/map?start_ms=soon', /start_ms/],
  ['/api/map/calls', /Name a node/],
  ['/api/map/calls?to=nobody', /to: is not the id of a node/],
  ['/api/map/calls?to=service/%25E0', /to: is not the id of a node/],
])('refuses %s with a sentence', async (path, sentence) => {
  const response = await fetch(`${server.url}${path}`);
  expect(response.status).toBe(400);
  expect((await response.json()).message).toMatch(sentence);
});

it('is of one moment, whatever is written while it is read', async () => {
  const { questions, writer } = server.observatory;
  await sendClick();
  const calls = await questions.reading(undefined, async (session) => {
    const total = async () => {
      const { edges } = await readMap(session, startMs, startMs + 60_000);
      return edges.reduce((sum, edge) => sum + edge.calls, 0);
    };
    const before = await total();
    await sendClick();
    await writer.flush();
    return [before, await total()];
  });
  expect(calls).toEqual([2, 2]);
});
