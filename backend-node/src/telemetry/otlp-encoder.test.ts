import { type Attributes, type HrTime, TraceFlags } from '@opentelemetry/api';
import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeSpans } from './otlp-encoder.ts';
import { parseTracestate } from './tracestate.ts';

const resources = [
  resourceFromAttributes({ 'service.name': 'a', 'process.pid': 1 }),
  resourceFromAttributes({}, { schemaUrl: 'https://opentelemetry.io/schemas/1.45.0' }),
];
const scopes = [{ name: 'a' }, { name: 'b', version: '1.2', schemaUrl: 'https://x' }];

const hex = (digits: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${digits}}$`));
const scalar = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.boolean(),
  fc.double(),
  fc.maxSafeInteger(),
);
const attributes: fc.Arbitrary<Attributes> = fc.dictionary(
  fc.oneof(fc.constantFrom('http.route', 'db.query.text'), fc.string()),
  fc.oneof(scalar, fc.array(fc.string()), fc.array(fc.integer())),
  { noNullPrototype: true },
);
const time: fc.Arbitrary<HrTime> = fc.tuple(fc.nat(0xffff_ffff), fc.nat(999_999_999));
const count = fc.nat(300);
const traceState = fc.constantFrom(undefined, parseTracestate('foo=1,bar=2'));
const spanContext = fc.record({
  traceId: hex(32),
  spanId: hex(16),
  traceFlags: fc.constantFrom(TraceFlags.NONE, TraceFlags.SAMPLED, 3),
  traceState,
  isRemote: fc.constantFrom(undefined, true, false),
});

const span = fc
  .record({
    context: spanContext,
    parentSpanContext: fc.option(spanContext, { nil: undefined }),
    name: fc.string({ maxLength: 300 }),
    kind: fc.nat(4),
    startTime: time,
    endTime: time,
    attributes,
    droppedAttributesCount: count,
    events: fc.array(
      fc.record({ time, name: fc.string(), attributes, droppedAttributesCount: count }),
      { maxLength: 3 },
    ),
    droppedEventsCount: count,
    links: fc.array(fc.record({ context: spanContext, attributes }), { maxLength: 3 }),
    droppedLinksCount: count,
    status: fc.record({ code: fc.nat(2), message: fc.option(fc.string(), { nil: undefined }) }),
    resource: fc.constantFrom(...resources),
    instrumentationScope: fc.constantFrom(...scopes),
  })
  .map(
    ({ context, ...rest }) => ({ ...rest, spanContext: () => context }) as unknown as ReadableSpan,
  );

it('writes byte for byte what the stock serialiser writes', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
      const stock = ProtobufTraceSerializer.serializeRequest(spans) ?? new Uint8Array();
      // Twice: the second time from the kept bytes.
      expect(Buffer.from(encodeSpans(spans)).equals(stock)).toBe(true);
      expect(Buffer.from(encodeSpans(spans)).equals(stock)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('grows for a batch larger than its buffer', () => {
  const [one] = fc.sample(span, { numRuns: 1, seed: 1 });
  if (one === undefined) throw new Error('There is no span.');
  const big = Array.from({ length: 300 }, () => ({ ...one, name: 'x'.repeat(3_000) }));
  const stock = ProtobufTraceSerializer.serializeRequest(big) ?? new Uint8Array();
  expect(Buffer.from(encodeSpans(big)).equals(stock)).toBe(true);
});
