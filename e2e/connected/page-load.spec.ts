import { edges } from '@cruddur/contract/telemetry/edges.ts';
import { expectChain, expectConnected, is } from '../support/edges.ts';
import { openHome } from '../support/home.ts';
import { traceIdOf } from '../support/observatory.ts';
import { expect, observatory, test } from '../support/test.ts';

test('a page load is one trace: page → documentLoad → fetch → server → home.activities → SELECT', async ({
  page,
}) => {
  const homeRequest = page.waitForRequest(/\/api\/activities\/home/);
  await openHome(page);
  const traceId = traceIdOf(await (await homeRequest).allHeaders());
  const detail = await observatory.completeTrace(traceId, 'documentLoad');
  expectConnected(detail);
  const chain = expectChain(detail, edges.loadHome);
  const home = chain.find((span) => is(span, 'homeActivities'));
  expect(home?.attributes['app.result_length']).toBeGreaterThan(0);
  expect(Date.parse(String(home?.attributes['app.now']))).toBeGreaterThan(Date.now() - 60_000);

  const load = detail.spans.find((span) => is(span, 'documentLoad'));
  const served = detail.spans.find((span) => span.span_id === load?.parent_span_id);
  expect(served?.name).toBe('GET /');
  expect(served?.service).toBe('backend-node');
  const vitals = detail.spans.filter((span) => is(span, 'webVital')).map((span) => span.name);
  expect(vitals).toContain('web_vital FCP');
});

test('the trace id is of the form that X-Ray takes: it starts with the second', async ({
  page,
}) => {
  const homeRequest = page.waitForRequest(/\/api\/activities\/home/);
  await openHome(page);
  const traceId = traceIdOf(await (await homeRequest).allHeaders());
  const second = Number.parseInt(traceId.slice(0, 8), 16);
  expect(Math.abs(second - Date.now() / 1000)).toBeLessThan(60);
  const found = await observatory.completeTrace(`1-${traceId.slice(0, 8)}-${traceId.slice(8)}`);
  expect(found.trace.trace_id).toBe(traceId);
});
