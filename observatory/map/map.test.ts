import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MapCalls, ServiceMap } from '../api/map.ts';
import { type Harness, startHarness } from '../testing/harness.ts';
import { jsonSpan, newTraceId, request, text } from '../testing/spans.ts';

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

const get = async <T>(path: string) => (await (await fetch(`${server.url}${path}`)).json()) as T;
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
