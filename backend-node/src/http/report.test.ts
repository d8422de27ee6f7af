import { inspect } from 'node:util';
import { Router } from 'express';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startTestApp } from '../../test/app.ts';
import { listen, type TestServer } from '../telemetry/testing/servers.ts';
import { recordSpans, type SpanRecorder } from '../telemetry/testing/spans.ts';
import { AppError } from './app-error.ts';
import { reportFault } from './report.ts';

const SECRETS = ['hunter2', 'andrew@example.com', 'abc.def', 'a very private crud'];

let recorder: SpanRecorder;
let server: TestServer;
const printed: string[] = [];

const extra = Router();
beforeAll(async () => {
  recorder = recordSpans();
  const { app, db } = await startTestApp({ extra, report: reportFault });
  extra.get('/api/throws', () => {
    throw new Error('no mail to andrew@example.com, password=hunter2, Bearer abc.def');
  });
  extra.get('/api/throws/wrapped', () => {
    const cause = new Error('postgres://cruddur:hunter2@db/cruddur is gone');
    throw new AppError('internal', { cause });
  });
  extra.get('/api/throws/text', () => {
    throw 'password=hunter2';
  });
  // PostgreSQL tells the row in the detail, and the value in the message.
  extra.get('/api/throws/row', async () => {
    const row = {
      message: 'a very private crud',
      user_uuid: null as never,
      expires_at: new Date(),
    };
    await db.insertInto('activities').values(row).execute();
  });
  extra.get('/api/throws/value', async () => {
    await db
      .selectFrom('activities')
      .selectAll()
      .where('uuid', '=', 'a very private crud')
      .execute();
  });
  server = await listen(app);
});
beforeEach(() => {
  recorder.reset();
  printed.length = 0;
  vi.spyOn(console, 'error').mockImplementation((...parts) => {
    printed.push(parts.map((part) => (typeof part === 'string' ? part : inspect(part))).join(' '));
  });
});
afterAll(async () => {
  await server.close();
  await recorder.stop();
});

test.each([
  ['/api/throws', 'Error'],
  ['/api/throws/wrapped', 'AppError'],
  ['/api/throws/text', 'string'],
  ['/api/throws/row', 'DatabaseError'],
  ['/api/throws/value', 'DatabaseError'],
])('%s is on the server span and in one line, and tells nobody a secret', async (path, type) => {
  const answer = await fetch(server.url + path);
  expect(answer.status).toBe(500);
  const body = await answer.text();
  const span = await recorder.find(`GET ${path}`);
  const { traceId } = span.spanContext();
  expect(JSON.parse(body)).toMatchObject({ code: 'internal', trace_id: traceId });

  const [event, ...others] = span.events;
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    name: 'exception',
    attributes: { 'exception.type': type, 'exception.message': expect.any(String) },
  });
  expect(span.attributes['error.type']).toBe(type);

  expect(printed).toHaveLength(1);
  if (path.endsWith('/wrapped')) expect(printed[0]).toContain('@db/cruddur is gone');
  expect(printed[0]).toContain(`[${traceId}]`);
  const told = body + JSON.stringify([event, span.status, span.attributes]) + printed.join();
  for (const secret of SECRETS) expect(told).not.toContain(secret);
  expect(body).not.toMatch(/\bat |node_modules|\.ts\b/);
});
