import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import AWSXRay from 'aws-xray-sdk-core';
import { closeSegment, openSegment } from 'aws-xray-sdk-express';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import type { XrayRule, XraySegment, XrayTraceSummary } from '../../api/xray.ts';
import { until } from '../../testing/harness.ts';
import { startXray } from './testing.ts';

/** The SDK's own report of what it counted, which it makes every ten seconds, made at once. */
function reportNow(): Promise<Record<string, unknown>> {
  const sdk = createRequire(import.meta.url);
  const sampling = 'aws-xray-sdk-core/dist/lib/middleware/sampling';
  const { rules } = sdk(`${sampling}/rule_cache`);
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, targets: Record<string, unknown>) =>
      error ? reject(error) : resolve(targets);
    sdk(`${sampling}/service_connector`).fetchTargets(rules, done);
  });
}

test("the SDK's stock Express middleware sends segments and samples by the rules from here", async () => {
  const harness = await startXray();
  onTestFinished(() => harness.close());
  const everything = {
    RuleName: 'everything',
    ResourceARN: '*',
    Priority: 1,
    FixedRate: 1,
    ReservoirSize: 1,
    ServiceName: 'stock-*',
    ServiceType: '*',
    Host: '*',
    HTTPMethod: '*',
    URLPath: '/api/*',
    Version: 1,
  };
  await fetch(`${harness.url}/CreateSamplingRule`, {
    method: 'POST',
    body: JSON.stringify({ SamplingRule: everything }),
  });

  AWSXRay.setDaemonAddress(harness.xrayAddress);
  AWSXRay.setContextMissingStrategy('IGNORE_ERROR');
  const app = express();
  app.use(openSegment('stock-backend'));
  app.get('/api/home', (_request, response) => {
    AWSXRay.captureFunc('query', (subsegment) => subsegment?.addAnnotation('rows', 3));
    response.json([]);
  });
  app.get('/api/fails', () => {
    throw new Error('on purpose');
  });
  app.use(closeSegment());
  app.use(((_error, _request, response, _next) => {
    response.status(500).end();
  }) as express.ErrorRequestHandler);
  const server = createServer(app).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers });

  // Until the rules have come it samples by its own, which name no rule.
  const sampled = await until(async () => {
    await get('/api/home');
    const traces = await harness.ask<XrayTraceSummary[]>('/traces?filter=service("stock-backend")');
    for (const { trace_id } of traces) {
      const [found] = await harness.ask<XraySegment[]>(`/segments?trace=${trace_id}`);
      if (JSON.stringify(found?.document).includes('"rule_name":"everything"')) return found;
    }
    return undefined;
  });
  expect(sampled.document).toMatchObject({
    name: 'stock-backend',
    http: { request: { method: 'GET' }, response: { status: 200 } },
    subsegments: [{ name: 'query', annotations: { rows: 3 } }],
  });

  const root = `1-${Math.floor(Date.now() / 1000).toString(16)}-${'5'.repeat(24)}`;
  const parent = '53995c3f42cd8ad8';
  await get('/api/fails', { 'x-amzn-trace-id': `Root=${root};Parent=${parent};Sampled=1` });
  const [failed] = await harness.ask<XraySegment[]>(`/wait?trace=${root}`);
  expect(failed).toMatchObject({ parent_id: parent, fault: true });
  expect(failed?.document.cause).toMatchObject({ exceptions: [{ message: 'on purpose' }] });

  const targets = await reportNow();
  expect(targets.everything).toMatchObject({ rate: 1, quota: 1, interval: 10 });
  const [rule] = await harness.ask<XrayRule[]>('/rules');
  expect(rule).toMatchObject({ name: 'everything' });
  expect(rule?.requests).toBeGreaterThan(0);
  // What it borrows of the reservoir it counts as borrowed only.
  expect((rule?.sampled ?? 0) + (rule?.borrowed ?? 0)).toBeGreaterThan(0);
});
