import express from 'express';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../../test/database.ts';
import { recordError, setUserId } from '../current.ts';
import { inSpan } from '../span.ts';
import { eventually } from '../testing/eventually.ts';
import { startTracedApp, type TracedApp } from './testing/traced-app.ts';
import { flatten, listenUdp, type UdpDaemon } from './testing/udp-daemon.ts';
import { toXrayTraceId } from './trace-id.ts';

let daemon: UdpDaemon;
let app: TracedApp;
let pool: pg.Pool;

function createApp() {
  const app = express();
  app.get('/api/activities/home', async (_request, response) => {
    setUserId('8c7b');
    await inSpan('home.activities', async (span) => {
      span.set('app.result_length', 3);
      await pool.query('SELECT $1::text AS email', ['secret-email@example.com']);
    });
    response.send('ok');
  });
  app.get('/api/late', (_request, response) => {
    void inSpan('home.activities', () => pool.query('SELECT pg_sleep(0.05)'));
    response.send('early');
  });
  app.get('/api/status/:status', (request, response) => {
    response.status(Number(request.params.status)).end();
  });
  app.get('/api/broken', async () => {
    await pool.query('SELECT * FROM nowhere');
  });
  const onError: express.ErrorRequestHandler = (error, _request, response, _next) => {
    recordError(error);
    response.status(500).end();
  };
  return app.use(onError);
}

beforeAll(async () => {
  daemon = await listenUdp();
  const url = new URL(await createTestDatabase({ migrated: false }));
  pool = new pg.Pool({ connectionString: url.href, max: 2 });
  // There is no daemon over TCP here: sampling must not need it.
  app = await startTracedApp(createApp(), { udp: daemon.port, tcp: 1 });
});
afterAll(async () => {
  await app.stop();
  await pool.end();
  daemon.close();
});

describe('a request', () => {
  it('is one datagram: a segment with the same ids, and its spans inside it', async () => {
    const path = '/api/activities/home?q=typed-by-somebody&token=hunter2';
    const parent = '00f067aa0ba902b7';
    const traceId = '65fa0c1d77b34da6a3ce929d0e0e4736';
    const { spanId } = await app.ask(path, {
      traceparent: `00-${traceId}-${parent}-01`,
      'sec-fetch-site': 'same-origin',
      'user-agent': 'test/1',
      cookie: 'session=hunter2',
    });
    const segment = await daemon.find(spanId);
    const text = JSON.stringify(segment);
    expect(segment).toMatchObject({
      name: 'backend-node',
      trace_id: '1-65fa0c1d-77b34da6a3ce929d0e0e4736',
      parent_id: parent,
      user: '8c7b',
      http: {
        request: { method: 'GET', url: `${app.url}/api/activities/home`, user_agent: 'test/1' },
        response: { status: 200 },
      },
      annotations: { http_route: '/api/activities/home', user_id: '8c7b' },
      service: { version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
      aws: { xray: { sdk: 'opentelemetry for nodejs', sdk_version: expect.any(String) } },
    });
    expect(segment.end_time).toBeGreaterThanOrEqual(segment.start_time);
    expect(Math.abs(segment.start_time - Date.now() / 1_000)).toBeLessThan(10);
    const names = flatten([segment]).map(({ name }) => name);
    expect(names).toEqual([
      'backend-node',
      'request handler - /api/activities/home',
      'home.activities',
      expect.stringMatching(/^test_\w+@(localhost|127\.0\.0\.1)$/),
    ]);
    expect(text).not.toMatch(/hunter2|typed-by-somebody|secret-email|session=/);
    expect(daemon.datagrams.filter((datagram) => datagram.includes(spanId))).toHaveLength(1);
  });

  it('tells its statements without values and without credentials', async () => {
    const { spanId } = await app.ask('/api/activities/home');
    const spans = flatten([await daemon.find(spanId)]);
    expect(spans.find(({ name }) => name === 'home.activities')?.annotations).toEqual({
      app_result_length: 3,
    });
    const sql = spans.find((span) => span.sql !== undefined);
    expect(sql?.namespace).toBe('remote');
    expect(sql?.sql).toEqual({
      url: expect.stringMatching(/^postgresql:\/\/[\w.]+:\d+\/test_\w+$/),
      database_type: 'PostgreSQL',
      sanitized_query: 'SELECT $1::text AS email',
    });
    expect(sql?.metadata?.opentelemetry).toMatchObject({ 'db.operation.name': 'SELECT' });
  });

  it.each([
    [200, {}],
    [404, { error: true }],
    [429, { error: true, throttle: true }],
    [503, { fault: true }],
  ])('that is answered with %i says so in X-Ray’s words', async (status, words) => {
    const { spanId } = await app.ask(`/api/status/${status}`);
    const { error, fault, throttle } = await daemon.find(spanId);
    expect(JSON.parse(JSON.stringify({ error, fault, throttle }))).toEqual(words);
  });

  it('that fails tells the exception with its frames, on the segment and on the statement', async () => {
    const { spanId } = await app.ask('/api/broken');
    const segment = await daemon.find(spanId);
    const statement = flatten([segment]).find((span) => span.sql !== undefined);
    for (const document of [segment, statement]) {
      expect(document?.fault).toBe(true);
      const [exception] = document?.cause?.exceptions ?? [];
      expect(exception).toMatchObject({
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        type: 'DatabaseError',
        message: 'relation "nowhere" does not exist',
      });
      expect(exception?.stack?.length).toBeGreaterThan(2);
      expect(exception?.stack?.[0]).toEqual({
        path: expect.stringMatching(/^\/.*\.[jt]s$/),
        line: expect.any(Number),
        label: expect.any(String),
      });
    }
  });

  it('that is answered before its work is done sends the rest after it, alone', async () => {
    const { spanId, traceId } = await app.ask('/api/late');
    const segment = await daemon.find(spanId);
    const parentId = flatten([segment]).at(-1)?.id ?? '';
    expect(flatten([segment]).map(({ name }) => name)).not.toContain('home.activities');
    const isLate = () => daemon.documents().find((one) => one.parent_id === parentId);
    expect(await eventually(isLate, 'the late span')).toMatchObject({
      type: 'subsegment',
      name: 'home.activities',
      trace_id: toXrayTraceId(traceId),
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });

  it('that asks for health is none of X-Ray’s', async () => {
    await app.ask('/api/health-check');
    const { spanId } = await app.ask('/api/status/200');
    await daemon.find(spanId);
    expect(daemon.datagrams.join()).not.toContain('health-check');
  });
});
