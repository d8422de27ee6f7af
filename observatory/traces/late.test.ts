import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeJson } from '../receive/otlp/decode-json.ts';
import type { SpanRecord } from '../span.ts';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { jsonSpan, newTraceId, request } from '../testing/spans.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const spanIds = ['0000000000000001', '0000000000000002', '0000000000000003'];
const rowsASpan = 3;

function spanOf(traceId: string, spanId: string, finished: boolean): SpanRecord {
  const more = {
    events: [{ name: 'an event', timeUnixNano: '1795357286290000001' }],
    links: [{ traceId: newTraceId(), spanId }],
    ...(finished ? {} : { endTimeUnixNano: '0' }),
  };
  const sent = request([jsonSpan({ traceId, spanId, ...more })]);
  return decodeJson(Buffer.from(JSON.stringify(sent))).spans[0] as SpanRecord;
}

/** Puts all traces away that can be, as after a minute of quiet, and until the next millisecond. */
async function putAway(): Promise<void> {
  const { recorder, open } = harness.observatory;
  await until(async () => {
    await recorder.sweep(Date.now() + 3_600_000);
    return open.size === 0;
  });
  const now = Date.now();
  while (Date.now() === now);
}

it('stores each span once, finished where it was, however often and late it is sent', async () => {
  const { recorder } = harness.observatory;
  const sending = fc.record({
    spanId: fc.constantFrom(...spanIds),
    finished: fc.boolean(),
    late: fc.boolean(),
    written: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(sending, { minLength: 1, maxLength: 8 }), async (sendings) => {
      const traceId = newTraceId();
      const expected = new Map<string, boolean>();
      for (const { spanId, finished, late, written } of sendings) {
        if (late) await putAway();
        recorder.accept([spanOf(traceId, spanId, finished)]);
        if (written) await harness.observatory.writer.flush();
        expected.set(spanId, finished || expected.get(spanId) === true);
      }
      await putAway();
      const rows = await harness.rows(`"trace.trace_id" = '${traceId}'`);
      const stored = rows
        .filter((row) => row['meta.annotation_type'] === null)
        .map((row) => [String(row['trace.span_id']), row._partial !== true] as const);
      expect(new Map(stored)).toEqual(expected);
      expect(stored).toHaveLength(expected.size);
      expect(rows).toHaveLength(expected.size * rowsASpan);
    }),
    { numRuns: 40 },
  );
});

it('keeps what a trace is said to be when all of it is sent again', async () => {
  const traceId = newTraceId();
  const spans = spanIds.map((spanId) => spanOf(traceId, spanId, true));
  const { recorder } = harness.observatory;
  recorder.accept(spans);
  await putAway();
  recorder.accept(spans);
  await putAway();
  const { trace } = await harness.detail(traceId);
  expect(trace.span_count).toBe(spans.length);
  const counted = await harness.observatory.questions.run(
    'SELECT span_count FROM traces WHERE trace_id = $1',
    [traceId],
  );
  expect(counted).toEqual([[spans.length]]);
});
