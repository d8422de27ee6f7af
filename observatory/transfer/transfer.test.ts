import { gzipSync } from 'node:zlib';
import type { DuckDBValue } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportResult } from '../api/transfer.ts';
import { decodeJson } from '../receive/otlp/decode-json.ts';
import { anySpan } from '../testing/any-span.ts';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { jsonSpan, newTraceId, request, text } from '../testing/spans.ts';
import type { toOtlpJson } from '../traces/export.ts';
import { spanPages } from './pages.ts';

let harness: Harness;
let other: Harness;
beforeAll(async () => {
  [harness, other] = await Promise.all([startHarness(), startHarness()]);
});
afterAll(() => Promise.all([harness.close(), other.close()]));

const send = (to: Harness, body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(`${to.url}/api/import`, { method: 'POST', body: body as BodyInit, headers });

async function imported(body: string | Buffer, to = harness): Promise<ImportResult> {
  const response = await send(to, body);
  expect(response.status).toBe(200);
  return (await response.json()) as ImportResult;
}

const latest = 8_640_000_000_000_000;

async function exported(from: Harness, query = `start_ms=0&end_ms=${latest}`): Promise<string> {
  const response = await fetch(`${from.url}/api/export?${query}`);
  expect(response.status).toBe(200);
  return response.text();
}

const line = (...spans: unknown[]) => JSON.stringify(request(spans));

it('gives the same spans after the way through a file into another Observatory', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anySpan, { maxLength: 8 }), async (generated) => {
      const [from, to] = await Promise.all([startHarness(), startHarness()]);
      try {
        from.observatory.recorder.accept(generated);
        const file = await exported(from);
        const { taken, known } = await imported(file, to);
        expect([known, taken]).toEqual([0, spansIn(file).length]);
        expect(await exported(to)).toBe(file);
        // Of a span that is not over the latest word counts, be it the same.
        const open = spansIn(file).filter(({ endTimeUnixNano }) => endTimeUnixNano === '0').length;
        expect(await imported(file, to)).toMatchObject({ taken: open, known: taken - open });
        expect(await exported(to)).toBe(file);
      } finally {
        await Promise.all([from.close(), to.close()]);
      }
    }),
    { numRuns: 8 },
  );
});

const spansIn = (file: string) =>
  (JSON.parse(file) as ReturnType<typeof toOtlpJson>).resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) => spans),
  );

describe('an export', () => {
  const start = 1_795_357_286_290;

  it('holds the spans of its time, of a dataset, or those that match a question', async () => {
    const own = await startHarness();
    try {
      const spans = [0, 1, 2].map((ms) =>
        jsonSpan({
          name: `at ${ms}`,
          startTimeUnixNano: `${start + ms}000001`,
          attributes: [text('place', 'a')],
        }),
      );
      await own.post(request(spans.slice(0, 2)));
      await own.post(request(spans.slice(2), 'Depot 1'));
      const namesOf = async (query: string) =>
        spansIn(await exported(own, query)).map(({ name }) => name);
      const all = `start_ms=0&end_ms=${latest}`;
      expect(await namesOf(`start_ms=${start}&end_ms=${start + 2}`)).toEqual(['at 0', 'at 1']);
      expect(await namesOf(`${all}&dataset=depot-1`)).toEqual(['at 2']);
      const filters = [{ column: 'name', op: 'ends-with', value: '1' }];
      const query = encodeURIComponent(JSON.stringify({ filters, breakdowns: ['name'] }));
      expect(await namesOf(`${all}&query=${query}`)).toEqual(['at 1']);
      expect(await namesOf(`${all}&dataset=none`)).toEqual([]);
      const response = await fetch(`${own.url}/api/export?${all}&dataset=depot-1`);
      expect(response.headers.get('content-disposition')).toMatch(
        /filename=spans-depot-1-19700101T000000Z-99991231T235959Z\.json/,
      );
      await response.text();
    } finally {
      await own.close();
    }
  });

  it('is read page by page, and leaves none out where many begin together', async () => {
    const spans = Array.from({ length: 50 }, () => jsonSpan());
    other.observatory.recorder.accept(
      decodeJson(Buffer.from(JSON.stringify(request([...spans, ...spans])))).spans,
    );
    await other.observatory.writer.flush();
    for (const size of [
      { spans: 7, bytes: 1e6 },
      { spans: 1000, bytes: 300 },
      { spans: 1000, bytes: 1 },
    ]) {
      const select = (sql: string, values: DuckDBValue[]) =>
        other.observatory.questions.run(sql, values);
      const ids = new Set<string>();
      for await (const page of spanPages(select, { where: 'true', values: [] }, size)) {
        expect(page.length).toBeLessThanOrEqual(size.spans);
        for (const { spanId } of page) {
          expect(ids.has(spanId)).toBe(false);
          ids.add(spanId);
        }
      }
      expect(spans.filter(({ spanId }) => !ids.has(spanId))).toEqual([]);
    }
  });

  it.each([
    ['', 400],
    ['start_ms=5&end_ms=5', 400],
    ['start_ms=-1&end_ms=5', 400],
    ['start_ms=1&end_ms=1e99', 400],
    ['start_ms=0&end_ms=5&query={', 422],
    [`start_ms=0&end_ms=5&query=${'['.repeat(5000)}`, 422],
    ['start_ms=0&end_ms=5&query={"filters":[{"column":"x","op":"OR 1=1"}]}', 422],
  ])('is refused with a sentence for ?%s', async (query, status) => {
    const response = await fetch(`${harness.url}/api/export?${query}`);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      code: 'invalid_query',
      message: expect.any(String),
    });
  });

  it('stops when its reader goes away', async () => {
    const spans = Array.from({ length: 4000 }, () =>
      jsonSpan({ attributes: [text('filling', 'x'.repeat(4000))] }),
    );
    other.observatory.recorder.accept(decodeJson(Buffer.from(line(...spans))).spans);
    const leaver = new AbortController();
    const { signal } = leaver;
    const response = await fetch(`${other.url}/api/export?start_ms=0&end_ms=${latest}`, { signal });
    const reader = response.body?.getReader();
    await reader?.read();
    leaver.abort();
    expect((await fetch(`${other.url}/api/health`)).status).toBe(200);
    expect(other.logged).toEqual([]);
  });
});

describe('a file', () => {
  it('may be a document on each line, as the Collector writes it, packed or not', async () => {
    const spans = Array.from({ length: 30 }, () => jsonSpan());
    const lines = spans.map((span) => line(span)).join('\n');
    expect(await imported(gzipSync(lines))).toMatchObject({ taken: 30, known: 0, traces: 30 });
    expect(await imported(`${lines}\r\n`)).toMatchObject({ taken: 0, known: 30, stopped: null });
  });

  it('may come in any pieces', async () => {
    const traceId = newTraceId();
    const strange = text('a}]"\\', '{[\\"💥');
    const file = `\ufeff ${line(jsonSpan({ traceId, attributes: [strange] }), jsonSpan({ traceId }))}`;
    const bytes = Buffer.from(file);
    const body = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    const response = await fetch(`${harness.url}/api/import`, init);
    expect(await response.json()).toMatchObject({ taken: 2, traces: 1 });
    expect((await harness.detail(traceId)).spans).toHaveLength(2);
  });

  it('tells what cannot be taken and why, and takes the rest', async () => {
    const illegal = jsonSpan({ traceId: 'no' });
    const file = [
      line(jsonSpan(), illegal),
      '{"resourceLogs":[{}],"resourceSpans":[{"scopeSpans":5},{"scopeSpans":[]}]}',
      line(jsonSpan()),
    ].join('\n');
    const result = await imported(file);
    expect(result).toMatchObject({ taken: 2, stopped: null });
    expect(result.refused).toEqual([
      { reason: 'TraceId is not hex.', spans: 1 },
      { reason: 'ScopeSpans must be an array.', spans: 1 },
      { reason: 'Of the file, resourceLogs is not imported.', spans: 0 },
    ]);
  });

  it('keeps what came before it broke off', async () => {
    const whole = line(jsonSpan());
    const result = await imported(`${whole}\n${whole.slice(0, 100)}`);
    expect(result).toMatchObject({ taken: 1, stopped: expect.stringContaining('cut off') });
    const packed = gzipSync(Array.from({ length: 20_000 }, () => line(jsonSpan())).join('\n'));
    const cut = await imported(packed.subarray(0, packed.length / 2));
    expect(cut.stopped).toMatch(/could not be read to its end: unexpected end of file/);
    expect(cut.taken).toBeGreaterThan(1000);
  });

  it.each([
    ['', 'has no resourceSpans'],
    ['no JSON', 'not OTLP/JSON at byte 0'],
    ['[]', 'not OTLP/JSON at byte 0'],
    ['{"data":[{"traceID":"1"}]}', 'has no resourceSpans'],
    [`{"resourceSpans":[${'{"a":['.repeat(100_000)}`, 'cut off'],
    ['\0'.repeat(1000), 'not OTLP/JSON at byte 0'],
    [gzipSync('no JSON'), 'not OTLP/JSON at byte 0'],
    [Buffer.from([0x1f, 0x8b, 1, 2, 3]), 'could not be read'],
    [`{"resourceSpans":[{"x":"${'y'.repeat(21 * 2 ** 20)}"}]}`, 'larger than 20 MiB'],
  ])('that is none is refused with a sentence', async (body, sentence) => {
    const response = await send(harness, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      code: 'not_otlp',
      message: expect.stringContaining(sentence),
    });
  });

  it('is refused from pages of elsewhere', async () => {
    const response = await send(harness, line(jsonSpan()), { origin: 'https://example.com' });
    expect(response.status).toBe(403);
  });
});

it('stores spans once that were taken in long ago, and finishes those that were not over', async () => {
  const early = jsonSpan({ endTimeUnixNano: '0' });
  const finished = { ...early, endTimeUnixNano: '1795357286300000003' };
  const { recorder, open } = other.observatory;
  await other.post(request([early, jsonSpan({ traceId: early.traceId })]));
  await recorder.sweep(Date.now() + 3_600_000);
  expect(open.get(early.traceId)).toBeUndefined();
  expect(await imported(line(finished), other)).toMatchObject({ taken: 1, known: 0 });
  expect(await imported(line(finished), other)).toMatchObject({ taken: 0, known: 1 });
  expect(await other.rows(`"trace.trace_id" = '${early.traceId}'`)).toHaveLength(2);
});

it('is one import at a time', async () => {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const init = { method: 'POST', body: readable, duplex: 'half' } as RequestInit;
  const first = fetch(`${harness.url}/api/import`, init);
  await writer.write(Buffer.from('{"resourceSpans":['));
  const refused = await until(async () => {
    const response = await send(harness, line(jsonSpan()));
    return response.status === 429 ? response : undefined;
  });
  expect(await refused.json()).toMatchObject({ code: 'import_running' });
  await writer.write(Buffer.from(']}'));
  await writer.close();
  expect((await first).status).toBe(200);
});
