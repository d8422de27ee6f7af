import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FRONTEND_URL, startTestApp } from '../../../test/app.ts';
import { createLimits } from '../../http/limits.ts';
import { reportFault } from '../../http/report.ts';
import { setReporter } from '../../telemetry/report.ts';
import { RollbarReporter } from '../../telemetry/rollbar/reporter.ts';
import { type RollbarReceiver, startRollbarReceiver } from '../../telemetry/testing/rollbar.ts';
import { recordSpans, type SpanRecorder } from '../../telemetry/testing/spans.ts';

const ALLOWANCE = { burst: 100, perMinute: 100, perMonth: 10_000 };
let recorder: SpanRecorder;
let receiver: RollbarReceiver;
let reporter: RollbarReporter;
beforeAll(() => {
  recorder = recordSpans();
});
afterAll(() => recorder.stop());
beforeEach(async () => {
  receiver = await startRollbarReceiver();
  reporter = new RollbarReporter({
    target: { name: 'Rollbar', endpoint: receiver.endpoint, token: 'token' },
    environment: 'test',
    codeVersion: 'abc',
    allowance: ALLOWANCE,
  });
  setReporter(reporter);
  return async () => {
    setReporter(undefined);
    await reporter.close(AbortSignal.timeout(100));
    await receiver.close();
  };
});

const { app, db } = await startTestApp({ report: reportFault });

describe('GET /rollbar/test', () => {
  test('reports a warning under the trace of the request, and says hello', async () => {
    const response = await request(app).get('/rollbar/test').expect(200, 'Hello World!');
    expect(response.type).toBe('text/plain');
    const [item] = await receiver.has(1);
    expect(item?.data.level).toBe('warning');
    expect(item?.data.body.message?.body).toBe('Hello World!');
    const span = await recorder.find('GET /rollbar/test');
    expect(item?.data.custom.trace_id).toBe(span.spanContext().traceId);
  });

  test('with ?error=1 it fails, under one id in the answer and in the item', async () => {
    const { body } = await request(app).get('/rollbar/test?error=1').expect(500);
    const [item, ...others] = await receiver.has(1);
    expect(others).toEqual([]);
    expect(item?.data).toMatchObject({
      level: 'error',
      context: '/rollbar/test',
      custom: { trace_id: body.trace_id, status: 500 },
      request: { method: 'GET', url: expect.stringMatching(/\/rollbar\/test\?error=REDACTED$/) },
    });
    expect(item?.data.body.trace_chain?.[0]?.exception.class).toBe('RollbarTestError');
  });

  test('raises no error in production', async () => {
    const config = { frontendUrl: FRONTEND_URL, backendUrl: FRONTEND_URL, trustedProxies: 0 };
    const { app: live } = await startTestApp({
      config: { ...config, production: true, demoData: false },
      report: reportFault,
    });
    await request(live).get('/rollbar/test?error=1').expect(404);
    await request(live).get('/rollbar/test').expect(200);
  });

  test('reports no more than ten a minute for one client', async () => {
    const { app: limited } = await startTestApp({ limits: createLimits(db), report: reportFault });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      statuses.push((await request(limited).get('/rollbar/test')).status);
    }
    expect(statuses).toEqual([...Array(10).fill(200), 429, 429]);
  });
});
