import { SpanKind } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { expect, test } from 'vitest';
import { createTracer, remoteParent } from '../provider.ts';
import { encodeRequest, encodeSpan } from './otlp.ts';

const ended: ReadableSpan[] = [];
const tracer = createTracer({
  onStart: () => {},
  onEnd: (span) => ended.push(span),
  forceFlush: async () => {},
  shutdown: async () => {},
});

test('a span becomes OTLP/JSON to the nanosecond, with level-2 flags', () => {
  const ids = { traceId: '6b02fb632a1b7a5345360e04b8653ee8', spanId: 'ad7e5d8cff4ba089' };
  const span = tracer.startSpan(
    'POST /api/activities',
    {
      kind: SpanKind.CLIENT,
      startTime: [1_700_000_000, 5],
      attributes: { n: 1, f: 1.5, b: true, s: 'x', l: ['a'] },
    },
    remoteParent(ids, true),
  );
  span.addEvent('exception', { 'exception.type': 'TypeError' }, [1_700_000_000, 6]);
  span.end([1_700_000_001, 999_999_999]);
  const encoded = encodeSpan(ended[0] as ReadableSpan, { 'user.id': 'u', none: undefined });
  expect(encoded.bytes).toBe(encoded.json.length);
  expect(JSON.parse(encoded.json)).toEqual({
    traceId: ids.traceId,
    spanId: span.spanContext().spanId,
    parentSpanId: ids.spanId,
    flags: 0x303,
    name: 'POST /api/activities',
    kind: 3,
    startTimeUnixNano: '1700000000000000005',
    endTimeUnixNano: '1700000001999999999',
    attributes: [
      { key: 'n', value: { intValue: '1' } },
      { key: 'f', value: { doubleValue: 1.5 } },
      { key: 'b', value: { boolValue: true } },
      { key: 's', value: { stringValue: 'x' } },
      { key: 'l', value: { arrayValue: { values: [{ stringValue: 'a' }] } } },
      { key: 'user.id', value: { stringValue: 'u' } },
    ],
    events: [
      {
        name: 'exception',
        timeUnixNano: '1700000000000000006',
        attributes: [{ key: 'exception.type', value: { stringValue: 'TypeError' } }],
      },
    ],
    links: [],
    status: { code: 0 },
  });
});

test('a request groups spans by scope', () => {
  const spans = ['a', 'b', 'a'].map((scope) => ({ scope: `"${scope}"`, json: '{}', bytes: 2 }));
  const { resourceSpans } = JSON.parse(encodeRequest(spans, { 'service.name': 'x' }));
  expect(resourceSpans[0].scopeSpans).toEqual([
    { scope: 'a', spans: [{}, {}] },
    { scope: 'b', spans: [{}] },
  ]);
});
