import fc from 'fast-check';
import type { AnyValue, KeyValue, SpanRecord } from '../span.ts';

const hexId = (bytes: number) =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .filter((id) => id.some((byte) => byte !== 0))
    .map((id) => Buffer.from(id).toString('hex'));
const nanos = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const strangeKey = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', '"', 'a"b', "'; DROP TABLE spans; --", 'name', 'NAME', '_otlp', '__proto__'),
  fc.constantFrom('service.name', 'constructor', 'a.b', '日本', '💥', 'nul\0', 'x'.repeat(300)),
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\0', '\ud83d\ude00', '"\\\n'),
);

const { value } = fc.letrec<{ value: AnyValue; pair: KeyValue }>((tie) => ({
  pair: fc.record({ key: strangeKey, value: tie('value') }),
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    text.map((stringValue) => ({ stringValue })),
    fc.boolean().map((boolValue) => ({ boolValue })),
    fc
      .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
      .map((number) => ({ intValue: String(number) })),
    fc.double().map((number) => ({ doubleValue: writable(number) })),
    fc.uint8Array().map((bytes) => ({ bytesValue: Buffer.from(bytes).toString('base64') })),
    fc.constant({}),
    fc.array(tie('value'), { maxLength: 3 }).map((values) => ({ arrayValue: { values } })),
    fc.array(tie('pair'), { maxLength: 3 }).map((values) => ({ kvlistValue: { values } })),
  ),
}));

function writable(number: number): number | string {
  if (Object.is(number, -0)) return '-0';
  return Number.isFinite(number) ? number : String(number);
}

const keyValues = fc.array(fc.record({ key: strangeKey, value }), { maxLength: 5 });
const attributes = { attributes: keyValues, droppedAttributesCount: uint32 };
/** Any span that the receiver lets through, with the strangest texts and numbers. */
export const anySpan: fc.Arbitrary<SpanRecord> = fc.record({
  traceId: hexId(16),
  spanId: hexId(8),
  parentSpanId: fc.oneof(fc.constant(''), hexId(8)),
  traceState: text,
  flags: uint32,
  name: text,
  kind: fc.integer({ min: 0, max: 9 }),
  start: nanos,
  end: nanos,
  ...attributes,
  events: fc.array(fc.record({ time: nanos, name: text, ...attributes }), { maxLength: 2 }),
  droppedEventsCount: uint32,
  links: fc.array(
    fc.record({
      traceId: hexId(16),
      spanId: hexId(8),
      traceState: text,
      flags: uint32,
      ...attributes,
    }),
    { maxLength: 2 },
  ),
  droppedLinksCount: uint32,
  status: fc.record({ code: fc.integer({ min: 0, max: 2 }), message: text }),
  origin: fc.record({
    resource: fc.record({ ...attributes, schemaUrl: text }),
    scope: fc.record({ name: text, version: text, ...attributes, schemaUrl: text }),
  }),
});
