import http from 'node:http';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import express from 'express';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { currentTraceId, recordError, setUserId } from './current.ts';
import { inSpan } from './span.ts';
import { eventually } from './testing/eventually.ts';
import { listen, type TestServer } from './testing/servers.ts';
import { recordSpans, type SpanRecorder } from './testing/spans.ts';

let recorder: SpanRecorder;
let app: TestServer;
let lastTraceId: string | undefined;
let release: (() => void) | undefined;

function createApp() {
  const app = express();
  const nested = express.Router({ mergeParams: true });
  nested.get('/', (_request, response) => void response.send('all'));
  nested.get('/posts/:id', (_request, response) => void response.send('one'));
  nested.get('/broken', () => {
    throw new Error('no luck for andrew@example.com');
  });
  app.use(express.static('nowhere'));
  app.use('/api/users/:user', nested);
  app.get(['/api/one', '/api/two'], (_request, response) => void response.send('either'));
  app.post('/api/activities', express.json(), async (request, response) => {
    setUserId('a-user');
    await inSpan('home.activities', async (span) => span.set('app.result_length', 3));
    response.status(201).json({ ...request.body, traceId: currentTraceId() });
  });
  const hold: express.RequestHandler = async (_request, _response, next) => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    next();
  };
  app.get('/api/hold', hold, (_request, response) => void response.end());
  app.use('/api/late', hold);
  app.get('/api/late', async (_request, response) => {
    await inSpan('home.activities', async () => response.end());
  });
  app.get('/api/timed', (_request, response) => {
    response.setHeader('Server-Timing', 'cache;dur=1');
    response.send('timed');
  });
  app.get(['/api/health-check', '/', '/assets/app.js'], (_q, response) => void response.send('ok'));
  const onError: express.ErrorRequestHandler = (error, _request, response, _next) => {
    lastTraceId = currentTraceId();
    recordError(error);
    response.status(500).json({ trace_id: lastTraceId });
  };
  app.use(onError);
  return app;
}

beforeAll(async () => {
  recorder = recordSpans();
  app = await listen(createApp());
});
afterEach(() => {
  recorder.reset();
  release = undefined;
});
afterAll(async () => {
  await app.close();
  await recorder.stop();
});

describe('the server span', () => {
  it('is named by the route of a nested router, with the mount pattern, not its values', async () => {
    await fetch(`${app.url}/api/users/42/posts/7?token=s3cret&page=2`);
    const span = await recorder.find('GET /api/users/:user/posts/:id');
    expect(span.kind).toBe(SpanKind.SERVER);
    expect(span.attributes).toMatchObject({
      'http.request.method': 'GET',
      'http.route': '/api/users/:user/posts/:id',
      'http.response.status_code': 200,
      'url.path': '/api/users/42/posts/7',
      'url.query': 'token=REDACTED&page=REDACTED',
      'url.scheme': 'http',
      'server.address': '127.0.0.1',
    });
  });

  it('is named by the mount alone for the root of a nested router', async () => {
    await fetch(`${app.url}/api/users/42`);
    await recorder.find('GET /api/users/:user');
  });

  it('is named by the pattern that matched when a route has several', async () => {
    await fetch(`${app.url}/api/two`);
    const span = await recorder.find('GET /api/two');
    expect(recorder.path(await recorder.find('request handler - /api/two'))).toEqual([
      span.name,
      'request handler - /api/two',
    ]);
  });

  it('has the name, the exception and the id of an error in a nested router', async () => {
    const answer = await fetch(`${app.url}/api/users/42/broken`);
    const span = await recorder.find('GET /api/users/:user/broken');
    expect(span.status.code).toBe(SpanStatusCode.ERROR);
    expect(span.attributes['error.type']).toBe('Error');
    const [event] = span.events;
    expect(event?.name).toBe('exception');
    expect(event?.attributes).toMatchObject({
      'exception.type': 'Error',
      'exception.message': 'no luck for REDACTED',
    });
    expect(JSON.stringify(event)).not.toContain('andrew@example.com');
    const handler = await recorder.find('request handler - /api/users/:user/broken');
    expect(handler.events).toEqual([]);
    expect(await answer.json()).toEqual({ trace_id: span.spanContext().traceId });
    expect(lastTraceId).toBe(span.spanContext().traceId);
  });

  it('starts a trace id of the X-Ray form with the random flag', async () => {
    await fetch(`${app.url}/api/one`);
    const { traceId, traceFlags } = (await recorder.find('GET /api/one')).spanContext();
    const seconds = Number.parseInt(traceId.slice(0, 8), 16);
    expect(Math.abs(seconds - Date.now() / 1_000)).toBeLessThan(60);
    expect(traceFlags).toBe(0x03);
  });

  it('stays for pages, and not for health checks, assets and the relay', async () => {
    for (const path of [
      '/api/health-check',
      '/api/docs/ui.js',
      '/assets/app.js',
      '/theme.js',
      '/o/t',
      '/',
    ]) {
      const answer = await fetch(app.url + path);
      expect(answer.headers.has('server-timing')).toBe(path === '/');
    }
    await recorder.find('GET /');
    expect(recorder.spans().map(({ name }) => name)).toEqual(['request handler - /', 'GET /']);
  });

  it('says so when the browser went away before the answer', async () => {
    const request = http.get(`${app.url}/api/hold`);
    request.on('error', () => {});
    await eventually(() => release !== undefined, 'the handler to run');
    request.destroy();
    const span = await recorder.find('GET /api/hold');
    expect(span.attributes['error.type']).toBe('client_disconnected');
    expect(span.attributes['http.response.status_code']).toBeUndefined();
    expect(span.status.code).toBe(SpanStatusCode.UNSET);
    expect(recorder.path(await recorder.find('request handler - /api/hold'))).toHaveLength(2);
    release?.();
  });

  it('has no child without a parent when the browser went away before the route began', async () => {
    const request = http.get(`${app.url}/api/late`);
    request.on('error', () => {});
    await eventually(() => release !== undefined, 'what comes before the route');
    request.destroy();
    await recorder.find('GET');
    release?.();
    const feature = await recorder.find('home.activities');
    await recorder.find('request handler - /api/late');
    expect(recorder.path(feature)).toEqual([
      'GET',
      'request handler - /api/late',
      'home.activities',
    ]);
  });
});

describe('context', () => {
  it('holds across a body that arrives late, and carries the user to feature spans', async () => {
    const request = http.request(`${app.url}/api/activities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 9 },
    });
    const answered = new Promise<http.IncomingMessage>((resolve) =>
      request.on('response', resolve),
    );
    request.write('{"a":');
    await fetch(`${app.url}/api/one`);
    request.end('"b"}');
    const answer = await answered;
    expect(answer.statusCode).toBe(201);
    answer.resume();
    const feature = await recorder.find('home.activities');
    const server = await recorder.find('POST /api/activities');
    expect(recorder.path(feature)).toEqual([
      'POST /api/activities',
      'request handler - /api/activities',
      'home.activities',
    ]);
    expect(feature.attributes).toEqual({ 'app.result_length': 3, 'user.id': 'a-user' });
    expect(server.attributes['user.id']).toBe('a-user');
  });

  it('is not mixed up among requests that overlap', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        fetch(`${app.url}/api/activities`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ n }),
        }),
      ),
    );
    for (const answer of answers) {
      const { traceId } = (await answer.json()) as { traceId: string };
      expect(answer.headers.get('server-timing')).toContain(`desc="00-${traceId}-`);
    }
    await expect.poll(() => recorder.spans().length).toBe(150);
    for (const span of recorder.spans().filter(({ name }) => name === 'home.activities')) {
      expect(recorder.path(span)).toHaveLength(3);
    }
  });
});

describe('Server-Timing', () => {
  it('names the server span and the time, beside what was there', async () => {
    const answer = await fetch(`${app.url}/api/timed`);
    const span = (await recorder.find('GET /api/timed')).spanContext();
    expect(answer.headers.get('server-timing')).toMatch(
      new RegExp(
        `^cache;dur=1, traceparent;desc="00-${span.traceId}-${span.spanId}-03", total;dur=[\\d.]+$`,
      ),
    );
  });
});

describe('the trace that a request names', () => {
  const foreign = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

  it.each<[string, Record<string, string>]>([
    ['a page of ours by Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin' }],
    ['a page at FRONTEND_URL', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }],
  ])('is joined when it comes from %s', async (_what, headers) => {
    await fetch(`${app.url}/api/one`, {
      headers: { traceparent: foreign, ...headers },
    });
    const span = await recorder.find('GET /api/one');
    expect(span.spanContext().traceId).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(span.parentSpanContext?.spanId).toBe('00f067aa0ba902b7');
    expect(span.spanContext().traceFlags).toBe(0x01);
    expect(span.links).toEqual([]);
  });

  it.each<[string, Record<string, string>]>([
    ['nowhere known', {}],
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ])('is linked, not joined, when it comes from %s', async (_what, headers) => {
    await fetch(`${app.url}/api/one`, {
      headers: { traceparent: foreign, ...headers },
    });
    const span = await recorder.find('GET /api/one');
    expect(span.spanContext().traceId).not.toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(span.parentSpanContext).toBeUndefined();
    expect(span.links.map((link) => link.context.spanId)).toEqual(['00f067aa0ba902b7']);
  });

  it('does not decide whether it is sampled', async () => {
    await fetch(`${app.url}/api/one`, {
      headers: { traceparent: foreign.replace(/01$/, '00'), 'sec-fetch-site': 'same-origin' },
    });
    const span = await recorder.find('GET /api/one');
    expect(span.spanContext().traceId).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(span.spanContext().traceFlags & 1).toBe(1);
  });
});
