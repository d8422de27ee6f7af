import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Found, Related } from '../api/related.ts';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { newTold, sendItems, sendLogs, sendSegments, sendSpans, type Told } from './testing.ts';

let harness: Harness;
let told: Told;
let startMs: number;
beforeEach(async () => {
  harness = await startHarness();
  told = newTold();
  startMs = Math.floor(Date.now() / 1000) * 1000 - 2000;
});
afterEach(() => harness.close());

const ask = (id: string) => fetch(`${harness.url}/api/traces/${encodeURIComponent(id)}/related`);

/** Once all that was sent has been written. */
async function related(count: number): Promise<Related> {
  return until(async () => {
    const answer = await ask(told.traceId);
    if (!answer.ok) return undefined;
    const body = (await answer.json()) as Related;
    const items = body.logs.length + body.errors.length + body.segments.length;
    return items === count ? body : undefined;
  });
}

it('finds all that four vendors were told under one id, on the axis of its spans', async () => {
  await sendSpans(harness.url, told, startMs);
  await sendLogs(harness.url, told, startMs);
  await sendItems(harness.url, told, startMs);
  await sendSegments(harness.url, told, startMs);
  const found = await related(5);
  expect(found.vendors).toEqual([
    { vendor: 'honeycomb', count: 2 },
    { vendor: 'xray', count: 1 },
    { vendor: 'cloudwatch', count: 2 },
    { vendor: 'rollbar', count: 2 },
  ]);
  expect(found.origin_ms).toBe(startMs);
  const { spans } = await harness.detail(told.traceId);
  const server = spans.find(({ span_id }) => span_id === told.serverSpan);
  // Cristian's middle: the server's 60 ms lie in the middle of the page's 100.
  expect(server?.start_ms).toBe(20);
  expect(found.logs.map(({ at_ms, span_id }) => [Math.round(at_ms), span_id])).toEqual([
    [30, null],
    [79, told.serverSpan],
  ]);
  expect(found.segments).toMatchObject([{ id: told.serverSpan, at_ms: 20, fault: true }]);
  expect(found.segments[0]?.duration_ms).toBeCloseTo(60);
  expect(found.errors.map(({ platform }) => platform).sort()).toEqual(['browser', 'server']);
  const failed = found.errors.find(({ platform }) => platform === 'server');
  expect(failed?.span_id).toBe(told.serverSpan);
  expect(failed?.at_ms).toBeGreaterThanOrEqual(20);
  expect(failed?.at_ms).toBeLessThanOrEqual(80);
});

it('shows what there is of an id without spans, by any form of it, counted from the earliest', async () => {
  await sendLogs(harness.url, told, startMs);
  await sendSegments(harness.url, told, startMs);
  const found = await related(3);
  expect(found.vendors.map(({ vendor }) => vendor)).toEqual(['xray', 'cloudwatch']);
  expect(found.segments[0]?.at_ms).toBe(0);
  expect(found.logs.map(({ at_ms }) => Math.round(at_ms))).toEqual([10, 59]);
  const xray = `1-${told.traceId.slice(0, 8)}-${told.traceId.slice(8)}`;
  const forms = [
    xray,
    `00-${told.traceId}-${told.fetchSpan}-01`,
    `Root=${xray};Parent=${told.fetchSpan}`,
  ];
  for (const form of forms) {
    const answer = (await (await ask(form)).json()) as Related;
    expect(answer.trace_id).toBe(told.traceId);
  }
  expect((await fetch(`${harness.url}/api/traces/${told.traceId}`)).status).toBe(404);
});

it('says that nobody has an id', async () => {
  expect((await ask(told.traceId)).status).toBe(404);
  expect((await ask('4711')).status).toBe(400);
});

it('leads from the id of a span and of an item to their places', async () => {
  await sendSpans(harness.url, told, startMs);
  await sendItems(harness.url, told, startMs);
  const [item] = (await related(2)).errors;
  const find = (q: string) => fetch(`${harness.url}/api/find?q=${q}`);
  const span = (await (await find(told.serverSpan.toUpperCase())).json()) as Found;
  expect(span.path).toBe(`/trace/${told.traceId}?span=${told.serverSpan}`);
  const error = (await (await find(item?.uuid ?? '')).json()) as Found;
  expect(error.path).toBe(`/errors/${item?.item_id}?occurrence=${item?.uuid}`);
  expect(await (await find('0123456789abcdef')).json()).toEqual({ path: null });
});
