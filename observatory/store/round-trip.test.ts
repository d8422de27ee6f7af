import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeJson } from '../receive/otlp/decode-json.ts';
import { decodeProtobuf } from '../receive/otlp/decode-protobuf.ts';
import { types } from '../receive/otlp/protobuf.ts';
import { anySpan as span } from '../testing/any-span.ts';
import { type Harness, startHarness } from '../testing/harness.ts';
import { newTraceId } from '../testing/spans.ts';
import { toOtlpJson } from '../traces/export.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

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
