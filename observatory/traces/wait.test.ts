import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiError, TraceDetail } from '../api.ts';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { jsonSpan, newSpanId, newTraceId, request } from '../testing/spans.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const wait = (traceId: string, query = '') =>
  fetch(`${harness.url}/api/traces/${traceId}/wait?timeout_ms=8000${query}`);

describe('wait', () => {
  it('answers once the trace is complete, also when it began before any span', async () => {
    const traceId = newTraceId();
    const waiting = wait(traceId);
    const root = jsonSpan({ traceId });
    await harness.post(request([jsonSpan({ traceId, parentSpanId: root.spanId })]));
    await harness.post(request([root]));
    const response = await waiting;
    expect(response.status).toBe(200);
    const detail = (await response.json()) as TraceDetail;
    expect(detail).toMatchObject({ incomplete: [], trace: { complete: true, span_count: 2 } });
  });

  it('says after the time what is missing', async () => {
    const parentSpanId = newSpanId();
    const orphan = jsonSpan({ parentSpanId, name: 'SELECT' });
    await harness.post(request([orphan]));
    const response = await fetch(`${harness.url}/api/traces/${orphan.traceId}/wait?timeout_ms=500`);
    expect(response.status).toBe(504);
    const error = (await response.json()) as ApiError;
    expect(error).toEqual({
      code: 'not_complete',
      message: `Not complete after 500 ms. The parent ${parentSpanId} of "SELECT" (shop) has not arrived.`,
    });
  });

  it('says that only the named span is missing, also when the trace was put away meanwhile', async () => {
    const root = jsonSpan();
    await harness.post(request([root]));
    expect((await wait(root.traceId)).status).toBe(200);
    const { open } = harness.observatory;
    const path = `${harness.url}/api/traces/${root.traceId}/wait?span=late&timeout_ms=`;
    const waiting = fetch(`${path}2500`);
    await until(() => open.get(root.traceId) === undefined);
    for (const [response, ms] of [
      [await waiting, 2500],
      [await fetch(`${path}10`), 10],
    ] as const) {
      expect(response.status).toBe(504);
      expect(((await response.json()) as ApiError).message).toBe(
        `Complete, and waited ${ms} ms. No span named "late" has arrived.`,
      );
    }
  });

  it('says that nothing of the trace is there, and no more than that', async () => {
    const response = await fetch(
      `${harness.url}/api/traces/${newTraceId()}/wait?span=late&timeout_ms=10`,
    );
    expect(((await response.json()) as ApiError).message).toBe(
      'Not complete after 10 ms. No span of this trace has arrived.',
    );
  });

  it('waits for a span of a name, which may come after the trace was complete', async () => {
    const root = jsonSpan();
    await harness.post(request([root]));
    expect((await wait(root.traceId)).status).toBe(200);
    const waiting = wait(root.traceId, '&span=late');
    const late = { traceId: root.traceId, parentSpanId: root.spanId, name: 'late' };
    await harness.post(request([jsonSpan(late)]));
    expect(((await (await waiting).json()) as TraceDetail).spans).toHaveLength(2);
  });

  it('joins a span that comes after its trace was put away', async () => {
    const root = jsonSpan();
    await harness.post(request([root]));
    const { open } = harness.observatory;
    await until(() => open.get(root.traceId) === undefined);
    const late = jsonSpan({ traceId: root.traceId, parentSpanId: root.spanId, name: 'late' });
    await harness.post(request([late]));
    const detail = (await (await wait(root.traceId, '&span=late')).json()) as TraceDetail;
    expect(detail.trace).toMatchObject({ name: 'GET /', span_count: 2, complete: true });
    await until(() => open.get(root.traceId) === undefined);
    const list = await fetch(`${harness.url}/api/traces?search=${root.traceId}`);
    expect(await list.json()).toMatchObject({ traces: [{ span_count: 2, complete: true }] });
  });

  it('lets a finished span take the place of the partial one, and not the other way round', async () => {
    const partial = jsonSpan({ attributes: [{ key: 'app.partial', value: { boolValue: true } }] });
    await harness.post(request([partial]));
    await harness.observatory.writer.flush();
    expect((await harness.detail(partial.traceId)).incomplete[0]).toMatch(/before its end/);
    const final = { ...partial, attributes: [], name: 'final' };
    await harness.post(request([final]));
    await harness.post(request([partial]));
    const detail = (await (await wait(partial.traceId)).json()) as TraceDetail;
    expect(detail.spans).toMatchObject([{ name: 'final', partial: false }]);
    expect(await harness.rows(`"trace.trace_id" = '${partial.traceId}'`)).toHaveLength(1);
  });

  it('calls a trace complete whose partial span found no successor', async () => {
    const span = jsonSpan({ endTimeUnixNano: '0' });
    await harness.post(request([span]));
    const detail = (await (await wait(span.traceId)).json()) as TraceDetail;
    expect(detail).toMatchObject({ incomplete: [], spans: [{ partial: true, duration_ms: 0 }] });
  });
});
