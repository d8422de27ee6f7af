import { Router } from 'express';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { startTestApp } from '../../test/app.ts';
import { addSink } from '../telemetry/logs/logger.ts';
import { listen, type TestServer } from '../telemetry/testing/servers.ts';
import { recordSpans, type SpanRecorder } from '../telemetry/testing/spans.ts';
import { AppError } from './app-error.ts';
import { reportFault } from './report.ts';

vi.hoisted(() => vi.stubEnv('LOG_LEVEL', 'error'));
vi.spyOn(process.stdout, 'write').mockReturnValue(true);

const SECRETS = ['hunter2', 'andrew@example.com', 'abc.def', 'a very private crud'];

let recorder: SpanRecorder;
let server: TestServer;
const printed: string[] = [];
addSink((line) => printed.push(line));

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
])(
  '%s is on the server span and in one line of the log, and tells nobody a secret',
  async (path, type) => {
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

    const lines = printed.map((line) => JSON.parse(line)).filter(({ level }) => level === 'error');
    const errors = lines.filter((line) => 'exception.type' in line);
    expect(errors).toHaveLength(1);
    if (path.endsWith('/wrapped')) {
      expect(errors[0]['exception.stacktrace']).toContain('@db/cruddur is gone');
    }
    expect(errors[0]).toMatchObject({
      trace_id: traceId,
      'exception.type': type,
      'http.route': path,
      'http.response.status_code': 500,
    });
    const told = body + JSON.stringify([event, span.status, span.attributes]) + printed.join();
    for (const secret of SECRETS) expect(told).not.toContain(secret);
    expect(body).not.toMatch(/\bat |node_modules|\.ts\b/);
  },
);
