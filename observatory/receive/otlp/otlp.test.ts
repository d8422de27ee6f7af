import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, startHarness } from '../../testing/harness.ts';
import { jsonSpan, newTraceId, request, text } from '../../testing/spans.ts';
import { types } from './protobuf.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const protobufType = { 'content-type': 'application/x-protobuf' };

function protobuf(span: { traceId: string; spanId: string; [field: string]: unknown }): Buffer {
  const { traceId, spanId } = span;
  const ids = { traceId: Buffer.from(traceId, 'hex'), spanId: Buffer.from(spanId, 'hex') };
  const body = types.traceRequest.fromObject(request([{ ...span, ...ids }]));
  return Buffer.from(types.traceRequest.encode(body).finish());
}

async function landed(traceId: string): Promise<number> {
  const response = await fetch(`${harness.url}/api/traces/${traceId}`);
  return response.ok ? ((await response.json()) as { spans: unknown[] }).spans.length : 0;
}

describe('types', () => {
  it.each([
    'application/x-protobuf',
    'application/protobuf',
    'application/x-protobuf; charset=utf-8',
  ])('takes %s and answers in protobuf', async (type) => {
    const span = jsonSpan();
    const response = await harness.post(protobuf(span), { 'content-type': type });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/x-protobuf');
    expect((await response.arrayBuffer()).byteLength).toBe(0);
    expect(await landed(span.traceId)).toBe(1);
  });

  it.each(['application/json', 'Application/JSON; charset=utf-8'])(
    'takes %s and answers in JSON without partialSuccess',
    async (type) => {
      const span = jsonSpan();
      const response = await harness.post(request([span]), { 'content-type': type });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(await response.json()).toEqual({});
      expect(await landed(span.traceId)).toBe(1);
    },
  );

  it.each(['text/plain', 'application/xml', ''])('refuses type "%s" with 415', async (type) => {
    const response = await harness.post('{}', { 'content-type': type });
    expect(response.status).toBe(415);
    expect(await response.json()).toEqual({ code: 3, message: expect.any(String) });
  });
});

describe('encodings', () => {
  it.each([
    ['identity', (body: Buffer) => body],
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ] as const)('takes %s', async (encoding, compress) => {
    const span = jsonSpan();
    const response = await harness.post(compress(protobuf(span)), {
      ...protobufType,
      'content-encoding': encoding,
    });
    expect(response.status).toBe(200);
    expect(await landed(span.traceId)).toBe(1);
  });

  it('refuses others with 415 and broken ones with 400', async () => {
    expect((await harness.post('{}', { 'content-encoding': 'br' })).status).toBe(415);
    const broken = await harness.post('not gzip', { 'content-encoding': 'gzip' });
    expect(broken.status).toBe(400);
  });

  it('refuses with 413 what is too large, as sent and after decompression', async () => {
    const large = Buffer.alloc(65 * 1024 * 1024);
    expect((await harness.post(large, protobufType)).status).toBe(413);
    const bomb = await harness.post(gzipSync(large), {
      ...protobufType,
      'content-encoding': 'gzip',
    });
    expect(bomb.status).toBe(413);
    const error = types.rpcStatus.decode(Buffer.from(await bomb.arrayBuffer())).toJSON();
    expect(error.message).toMatch(/larger than/);
  });
});

describe('JSON', () => {
  it('takes ids of either case', async () => {
    const traceId = newTraceId();
    const span = jsonSpan({ traceId: traceId.toUpperCase(), spanId: 'ABCDEF0123456789' });
    await harness.post(request([span]));
    expect((await harness.detail(traceId)).spans[0]?.span_id).toBe('abcdef0123456789');
  });

  it('keeps nanoseconds of times written as numbers', async () => {
    const span = jsonSpan({ startTimeUnixNano: 'NUMBER' });
    const body = JSON.stringify(request([span])).replace('"NUMBER"', '1795357286290000123');
    await harness.post(body);
    const detail = await harness.detail(span.traceId);
    expect(detail.spans[0]?.start_unix_nano).toBe('1795357286290000123');
  });

  it('takes 64-bit integers as string or number, without losing digits', async () => {
    const span = jsonSpan({
      attributes: [
        { key: 'text', value: { intValue: '-9223372036854775808' } },
        { key: 'number', value: { intValue: 'NUMBER' } },
        { key: 'small', value: { intValue: 7 } },
      ],
    });
    await harness.post(JSON.stringify(request([span])).replace('"NUMBER"', '9223372036854775807'));
    expect((await harness.detail(span.traceId)).spans[0]?.attributes).toEqual({
      text: '-9223372036854775808',
      number: '9223372036854775807',
      small: 7,
    });
  });

  it('takes enums as integers and as names', async () => {
    const named = jsonSpan({ kind: 'SPAN_KIND_CLIENT', status: { code: 'STATUS_CODE_ERROR' } });
    await harness.post(request([named]));
    const span = (await harness.detail(named.traceId)).spans[0];
    expect(span).toMatchObject({ kind: 'client', status_code: 2, error: true });
  });

  it('takes bytes as base64, and ignores fields that it does not know', async () => {
    const span = jsonSpan({
      attributes: [{ key: 'bytes', value: { bytesValue: 'aGVsbG8=' }, later: 1 }],
      entityRefs: [{}],
    });
    const response = await harness.post({ ...request([span]), extra: { deep: [] } });
    expect(response.status).toBe(200);
    expect((await harness.detail(span.traceId)).spans[0]?.attributes).toEqual({
      bytes: 'aGVsbG8=',
    });
  });

  it('takes the old instrumentationLibrarySpans', async () => {
    const span = jsonSpan();
    const response = await harness.post({
      resourceSpans: [
        {
          resource: { attributes: [text('service.name', 'old')] },
          instrumentationLibrarySpans: [
            { instrumentationLibrary: { name: 'lib', version: '0' }, spans: [span] },
          ],
        },
      ],
    });
    expect(response.status).toBe(200);
    expect((await harness.detail(span.traceId)).spans[0]?.scope).toEqual({
      name: 'lib',
      version: '0',
    });
  });
});

describe('answers', () => {
  it.each([
    ['JSON', '{}', {}],
    ['protobuf', '', protobufType],
  ])('calls an empty %s request a success', async (_name, body, headers) => {
    expect((await harness.post(body, headers)).status).toBe(200);
  });

  it('takes the good spans of a request and reports the others', async () => {
    const good = jsonSpan();
    const bad = [
      jsonSpan({ traceId: '0'.repeat(32) }),
      jsonSpan({ spanId: 'abcd' }),
      jsonSpan({ traceId: undefined }),
      jsonSpan({ spanId: 'not hexadecimal!' }),
      jsonSpan({ parentSpanId: 'ab' }),
    ];
    const response = await harness.post(request([...bad, good]));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      partialSuccess: { rejectedSpans: '5', errorMessage: expect.stringMatching(/traceId/) },
    });
    expect(await landed(good.traceId)).toBe(1);
  });

  it('reports rejected spans in protobuf too', async () => {
    const response = await harness.post(protobuf(jsonSpan({ spanId: 'abcd' })), protobufType);
    const body = types.traceResponse.decode(Buffer.from(await response.arrayBuffer()));
    expect(types.traceResponse.toObject(body, { longs: Number })).toMatchObject({
      partialSuccess: { rejectedSpans: 1, errorMessage: expect.stringMatching(/spanId/) },
    });
  });

  it.each([
    ['not JSON', '{"resourceSpans": ['],
    ['an array', '[]'],
    ['a wrong shape', '{"resourceSpans": 1}'],
    ['a wrong type', JSON.stringify(request([jsonSpan({ name: 5 })]))],
    ['a time out of range', JSON.stringify(request([jsonSpan({ startTimeUnixNano: '-1' })]))],
    ['very deep JSON', '['.repeat(100_000)],
  ])('answers 400 and a Status to %s', async (_name, body) => {
    const response = await harness.post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ code: 3, message: expect.any(String) });
  });

  it('answers 400 and a protobuf Status to what is not protobuf', async () => {
    const response = await harness.post('\u00ff\u00ff\u00ff\u00ff', protobufType);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/x-protobuf');
    const body = types.rpcStatus.decode(Buffer.from(await response.arrayBuffer())).toJSON();
    expect(body).toMatchObject({ code: 3, message: expect.stringMatching(/protobuf/) });
  });

  it('rejects a value nested without end, and takes the other spans', async () => {
    let value: unknown = { stringValue: 'deep' };
    for (let depth = 0; depth < 80; depth++) value = { arrayValue: { values: [value] } };
    const response = await harness.post(
      request([jsonSpan({ attributes: [{ key: 'a', value }] }), jsonSpan()]),
    );
    expect(await response.json()).toMatchObject({ partialSuccess: { rejectedSpans: '1' } });
  });

  it.each(['traces', 'logs', 'metrics'])('answers 405 to other methods of %s', async (signal) => {
    const response = await fetch(`${harness.url}/v1/${signal}`);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });
});
