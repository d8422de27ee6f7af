import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Status, TraceList } from '../api.ts';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { jsonSpan, newSpanId, request, text } from '../testing/spans.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

async function list(query = ''): Promise<TraceList> {
  return (await (await fetch(`${harness.url}/api/traces?${query}`)).json()) as TraceList;
}

describe('list', () => {
  it('pages from new to old without a gap or a repetition', async () => {
    const spans = Array.from({ length: 25 }, (_, index) =>
      jsonSpan({ startTimeUnixNano: `17953572862900000${10 + (index >> 1)}` }),
    );
    await harness.post(request(spans));
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: TraceList = await list(`limit=4&before=${next}`);
      seen.push(...page.traces.map(({ trace_id }) => trace_id));
      next = page.next;
    }
    expect(seen).toHaveLength(25);
    expect(new Set(seen)).toEqual(new Set(spans.map(({ traceId }) => traceId)));
  });

  it('filters by service, errors and duration, and searches in everything', async () => {
    const failed = jsonSpan({
      status: { code: 2 },
      endTimeUnixNano: '1795357296290000000',
      attributes: [text('db.query.text', 'select "Needle" from hay')],
    });
    await harness.post(request([failed], 'billing'));
    for (const query of [
      'service=billing',
      'errors=1',
      'min_ms=5000',
      'search=needle',
      `search=${encodeURIComponent('"Needle" from')}`,
      'search=BILLING',
      `search=${failed.traceId.toUpperCase()}`,
      `search=${failed.spanId}`,
      `search=1-${failed.traceId.slice(0, 8)}-${failed.traceId.slice(8)}`,
      'service=billing&errors=1&min_ms=5000&search=needle',
    ]) {
      expect((await list(query)).traces, query).toMatchObject([{ trace_id: failed.traceId }]);
    }
    for (const none of ['min_ms=1e300', 'service=billing&errors=1&search=absent']) {
      expect((await list(none)).traces, none).toEqual([]);
    }
  });
});

it('leaves lone web vitals out when told to, from memory and from the table', async () => {
  const vital = jsonSpan({ name: 'web_vital INP' });
  const load = jsonSpan({ name: 'page load' });
  const within = { traceId: load.traceId, parentSpanId: load.spanId, name: 'web_vital LCP' };
  await harness.post(request([vital, load, jsonSpan(within)], 'vitals'));
  const ids = async (query: string) =>
    (await list(`service=vitals${query}`)).traces.map(({ trace_id }) => trace_id);
  const check = async () => {
    expect(await ids('&vitals=0')).toEqual([load.traceId]);
    expect((await ids('')).toSorted()).toEqual([vital.traceId, load.traceId].toSorted());
  };
  await check();
  const { open } = harness.observatory;
  await until(() => !open.get(vital.traceId) && !open.get(load.traceId));
  await check();
});

it('lists the duration that the page of the trace shows, corrected for clocks that disagree', async () => {
  const at = (ms: number) => String(1_795_357_286_000_000_000n + BigInt(ms) * 1_000_000n);
  const client = jsonSpan({ kind: 3, startTimeUnixNano: at(1000), endTimeUnixNano: at(1100) });
  const server = jsonSpan({
    traceId: client.traceId,
    parentSpanId: client.spanId,
    startTimeUnixNano: at(500),
    endTimeUnixNano: at(560),
  });
  await harness.post(request([client], 'page'));
  await harness.post(request([server], 'elsewhere'));
  const [listed] = (await list(`search=${client.traceId}`)).traces;
  expect(listed?.duration_ms).toBe(100);
  expect((await harness.detail(client.traceId)).trace.duration_ms).toBe(100);
});

describe('one trace', () => {
  it('is found by its id in every form', async () => {
    const { traceId, ...span } = jsonSpan();
    await harness.post(request([{ ...span, traceId }]));
    const xray = `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;
    for (const form of [
      traceId,
      traceId.toUpperCase(),
      xray,
      `00-${traceId}-${newSpanId()}-01`,
      `Root=${xray};Parent=${newSpanId()};Sampled=1`,
    ]) {
      const response = await fetch(`${harness.url}/api/traces/${encodeURIComponent(form)}`);
      expect(await response.json(), form).toMatchObject({ trace: { trace_id: traceId } });
    }
  });

  it('can be exported and sent in again', async () => {
    const span = jsonSpan({ attributes: [text('a', 'b')] });
    await harness.post(request([span]));
    const exported = await fetch(`${harness.url}/api/traces/${span.traceId}/export`);
    const other = await startHarness();
    try {
      expect((await other.post(await exported.text())).status).toBe(200);
      expect((await other.detail(span.traceId)).spans).toEqual(
        (await harness.detail(span.traceId)).spans,
      );
    } finally {
      await other.close();
    }
  });
});

describe('errors', () => {
  it.each([
    ['/api/traces/xyz', 400, 'invalid_trace_id'],
    [`/api/traces/${'0'.repeat(32)}`, 400, 'invalid_trace_id'],
    [`/api/traces/${'a'.repeat(32)}`, 404, 'trace_not_found'],
    ['/api/traces/%E0%A4%A', 400, 'bad_request'],
    ['/api/traces?before=nonsense', 400, 'invalid_cursor'],
    ['/api/traces?limit=0', 400, 'invalid_query'],
    ['/api/traces?min_ms=many', 400, 'invalid_query'],
    [`/api/traces/${'a'.repeat(32)}/wait?timeout_ms=-1`, 400, 'invalid_query'],
    ['/api/nothing', 404, 'not_found'],
  ])('%s is answered with %i %s', async (path, status, code) => {
    const response = await fetch(harness.url + path);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ code, message: expect.any(String) });
  });
});

describe('trust', () => {
  it('answers only to names of this machine', async () => {
    const { port } = new URL(harness.url);
    const status = (host: string) =>
      new Promise((resolve) => {
        const sent = httpRequest({
          host: '127.0.0.1',
          port,
          path: '/api/health',
          headers: { host },
        });
        sent.on('response', (response) => resolve(response.resume().statusCode)).end();
      });
    expect(await status(`localhost:${port}`)).toBe(200);
    expect(await status(`[::1]:${port}`)).toBe(200);
    expect(await status('evil.example')).toBe(421);
  });

  it('takes telemetry from pages of this machine only', async () => {
    const local = await harness.post('{}', { origin: 'http://localhost:3000' });
    expect(local.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
    expect((await harness.post('{}', { origin: 'https://evil.example' })).status).toBe(403);
    const preflight = await fetch(`${harness.url}/v1/traces`, {
      method: 'OPTIONS',
      headers: { origin: 'http://127.0.0.1:3000' },
    });
    expect(preflight.status).toBe(204);
  });

  it('sends a policy that loads nothing from elsewhere', async () => {
    const response = await fetch(`${harness.url}/api/health`);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).not.toMatch(/unsafe/);
  });
});

it('counts what it holds', async () => {
  const before = (await (await fetch(`${harness.url}/api/status`)).json()) as Status;
  await harness.post(request([jsonSpan(), jsonSpan()], 'counted'));
  // While they are written as well.
  const writing = harness.observatory.writer.flush();
  const after = await harness.observatory.status();
  await writing;
  expect(after.received_spans - before.received_spans).toBe(2);
  expect(after.spans - before.spans).toBe(2);
  expect(after.dropped).toEqual([]);
});
