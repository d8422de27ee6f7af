import { once } from 'node:events';
import http from 'node:http';
import express from 'express';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { recordError, setUserId } from '../current.ts';
import { eventually } from '../testing/eventually.ts';
import { listen, type TestServer } from '../testing/servers.ts';
import { recordSpans, type SpanRecorder } from '../testing/spans.ts';
import { addSink } from './logger.ts';
import { RequestMetrics } from './metrics.ts';
import { logRequests } from './requests.ts';

vi.hoisted(() => vi.stubEnv('LOG_LEVEL', 'info'));

type Line = Record<string, unknown>;
const lines: Line[] = [];
const metrics = new RequestMetrics();
let recorder: SpanRecorder;
let app: TestServer;
let healthy = true;
let waiting = false;
let undo: (() => void)[] = [];

function createApp() {
  const routes = express().set('trust proxy', 1);
  routes.get('/api/activities/home', (_request, response) => {
    setUserId('7d3c0f2e-5d1e-4a43-a8a1-2f9a7f0c8d11');
    response.json([]);
  });
  routes.get('/api/users/:user', (_request, response) => void response.send('somebody'));
  routes.get('/api/broken', () => {
    throw new RangeError('no luck');
  });
  routes.get('/api/waits', () => {
    waiting = true;
  });
  routes.get('/api/half', (_request, response) => void response.write('half of it'));
  routes.get('/api/live', (_request, response) => {
    response.set('Content-Type', 'text/event-stream').write(': hello\n\n');
  });
  routes.get('/api/health-check', (_request, response) => {
    response.sendStatus(healthy ? 200 : 503);
  });
  routes.post('/o/t', (_request, response) => void response.sendStatus(202));
  routes.get('/assets/app.js', (_request, response) => void response.send(''));
  const onError: express.ErrorRequestHandler = (error, _request, response, _next) => {
    recordError(error);
    response.sendStatus(500);
  };
  return routes.use(onError);
}

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  recorder = recordSpans();
  app = await listen(createApp());
  undo = [addSink((text) => lines.push(JSON.parse(text))), logRequests(metrics)];
});
afterEach(() => {
  lines.length = 0;
  recorder.reset();
  healthy = true;
  waiting = false;
  metrics.take();
});
afterAll(async () => {
  for (const stop of undo) stop();
  await app.close();
  await recorder.stop();
});

const lineOf = (path: string) =>
  eventually(() => lines.find((line) => line['url.path'] === path), `a line of ${path}`);

async function ask(path: string, headers: Record<string, string> = {}): Promise<Line> {
  await (await fetch(app.url + path, { headers })).text();
  return lineOf(path.split('?', 1)[0] ?? '');
}

/** Asks, and goes away before the end of the answer. */
async function leave(path: string, when: 'soon' | 'midway'): Promise<Line> {
  const request = http.get(app.url + path);
  request.on('error', () => {});
  if (when === 'midway') await once(request, 'response');
  else await eventually(() => waiting, 'the request to arrive');
  request.destroy();
  return lineOf(path);
}

describe('the line of a request', () => {
  it('says who asked for what, what became of it, and where to find the rest', async () => {
    const line = await ask('/api/users/worf?token=hunter2&q=honour');
    const span = await recorder.find('GET /api/users/:user');
    expect(line).toEqual({
      level: 'info',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      message: 'GET /api/users/worf 200',
      'client.address': '127.0.0.1',
      'http.request.method': 'GET',
      'url.scheme': 'http',
      'http.route': '/api/users/:user',
      'url.path': '/api/users/worf',
      'http.response.status_code': 200,
      duration_ms: expect.any(Number),
      trace_id: span.spanContext().traceId,
      span_id: span.spanContext().spanId,
      seq: expect.any(Number),
    });
    expect(JSON.stringify(line)).not.toMatch(/hunter2|honour/);
  });

  it('has the level of the status', async () => {
    expect(await ask('/api/nothing')).toMatchObject({ level: 'warn' });
    expect(await ask('/api/broken')).toMatchObject({
      level: 'error',
      message: 'GET /api/broken 500',
      'error.type': 'RangeError',
    });
  });

  it('holds no address of mail, and of a forged one only what our own proxy says', async () => {
    await (await fetch(`${app.url}/api/users/worf@example.com`)).text();
    const line = await lineOf('/api/users/REDACTED');
    expect(JSON.stringify(line)).not.toContain('example.com');
    const forwarded = { 'X-Forwarded-For': '6.6.6.6, 203.0.113.9' };
    expect(await ask('/api/users/data', forwarded)).toMatchObject({
      'client.address': '203.0.113.9',
    });
  });

  it('says when the client left', async () => {
    expect(await leave('/api/waits', 'soon')).toMatchObject({
      level: 'info',
      'http.response.status_code': 499,
      aborted: true,
      'http.route': '/api/waits',
    });
    expect(await leave('/api/half', 'midway')).toMatchObject({
      'http.response.status_code': 200,
      aborted: true,
    });
    expect(await leave('/api/live', 'midway')).not.toHaveProperty('aborted');
  });

  it('is there for files too, but of machines that ask all the time only when they fail', async () => {
    expect(await ask('/assets/app.js')).not.toHaveProperty('trace_id');
    await (await fetch(`${app.url}/o/t`, { method: 'POST' })).text();
    await (await fetch(`${app.url}/api/health-check`)).text();
    healthy = false;
    expect(await ask('/api/health-check')).toMatchObject({ level: 'error' });
    expect(lines).toHaveLength(2);
  });

  it('comes after a greeting on the feed of everybody, under the same ids', async () => {
    const line = await ask('/api/activities/home');
    expect(lines[0]).toEqual({
      level: 'info',
      timestamp: expect.any(String),
      message: 'Hello Cloudwatch! from /api/activities/home',
      trace_id: line.trace_id,
      span_id: line.span_id,
      'user.id': '7d3c0f2e-5d1e-4a43-a8a1-2f9a7f0c8d11',
      seq: Number(line.seq) - 1,
    });
    expect(line).toMatchObject({ 'user.id': '7d3c0f2e-5d1e-4a43-a8a1-2f9a7f0c8d11' });
  });
});

it('requests are counted by what became of them, those of machines and files not', async () => {
  for (const path of ['/api/users/worf', '/api/nothing', '/api/broken', '/assets/app.js']) {
    await ask(path);
  }
  await (await fetch(`${app.url}/api/health-check`)).text();
  await leave('/api/waits', 'soon');
  expect(metrics.take()).toMatchObject({ requests: 4, errors: 1, latency: { Count: 3 } });
});
