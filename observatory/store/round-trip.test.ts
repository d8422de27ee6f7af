import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeJson } from '../receive/otlp/decode-json.ts';
import { decodeProtobuf } from '../receive/otlp/decode-protobuf.ts';
import { types } from '../receive/otlp/protobuf.ts';
import type { AnyValue, KeyValue, SpanRecord } from '../span.ts';
import { type Harness, startHarness } from '../testing/harness.ts';
import { newTraceId } from '../testing/spans.ts';
import { toOtlpJson } from '../traces/export.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

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
const span: fc.Arbitrary<SpanRecord> = fc.record({
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

it('gives every span back exactly as it came', async () => {
  await fc.assert(
    fc.asyncProperty(span, async (generated) => {
      // Small ids come up more than once, and a span that comes again is not stored again.
      const sent = { ...generated, traceId: newTraceId() };
      const { writer, recorder } = harness.observatory;
      recorder.accept([structuredClone(sent)]);
      await writer.flush();
      const [stored] = await harness.observatory.spansOf(sent.traceId);
      expect(stored?.span).toEqual(sent);
    }),
    { numRuns: 150 },
  );
});

it('reads a span in JSON and in protobuf as the same', () => {
  fc.assert(
    fc.property(span, (sent) => {
      const json = toOtlpJson([sent]);
      expect(decodeJson(Buffer.from(JSON.stringify(json))).spans).toEqual([sent]);
    }),
    { numRuns: 150 },
  );
  fc.assert(
    fc.property(span, (sent) => {
      const wellFormed = JSON.parse(JSON.stringify(toOtlpJson([sent])), (_key, item) =>
        typeof item === 'string' ? item.toWellFormed() : item,
      );
      const [fromJson] = decodeJson(Buffer.from(JSON.stringify(wellFormed))).spans;
      const body = types.traceRequest.encode(types.traceRequest.fromObject(withBytes(wellFormed)));
      expect(decodeProtobuf(Buffer.from(body.finish())).spans).toEqual([fromJson]);
    }),
    { numRuns: 150 },
  );
});

/** Ids as protobuf has them. */
function withBytes(json: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(json), (key, item) => {
    if (/^(traceId|spanId|parentSpanId)$/.test(key) && typeof item === 'string') {
      return Buffer.from(item, 'hex');
    }
    if (key === 'doubleValue') return Number(item);
    return item;
  });
}
