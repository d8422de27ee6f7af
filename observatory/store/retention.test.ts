import { expect, it } from 'vitest';
import type { Status } from '../api.ts';
import { startHarness, temporaryFile, until } from '../testing/harness.ts';
import { jsonSpan, newTraceId, request, text } from '../testing/spans.ts';

/** Ten traces of a hundred spans each, put away one after the other. */
async function fill(harness: Awaited<ReturnType<typeof startHarness>>): Promise<string[]> {
  const traceIds: string[] = [];
  for (let trace = 0; trace < 10; trace++) {
    const traceId = newTraceId();
    const root = jsonSpan({ traceId });
    const below = Array.from({ length: 99 }, (_, index) =>
      jsonSpan({ traceId, parentSpanId: root.spanId, attributes: [text('n', `${index}`)] }),
    );
    await harness.post(request([root, ...below]));
    traceIds.push(traceId);
  }
  const { open, recorder } = harness.observatory;
  await until(() => {
    void recorder.sweep(Date.now() + 3_600_000);
    return open.size === 0;
  });
  return traceIds;
}

const status = async (url: string) => (await (await fetch(`${url}/api/status`)).json()) as Status;

it('drops the oldest whole traces past the span cap, and says so even after a restart', async () => {
  const data = temporaryFile();
  const harness = await startHarness({ data, maxSpans: 750 });
  const traceIds = await fill(harness);
  await harness.observatory.retention.enforce();
  const left = await Promise.all(
    traceIds.map(async (id) => (await fetch(`${harness.url}/api/traces/${id}`)).status === 200),
  );
  const after = await status(harness.url);
  expect(after.spans).toBeLessThanOrEqual(750);
  expect(after.spans % 100).toBe(0);
  expect(left).toEqual(left.toSorted());
  expect(left.at(-1)).toBe(true);
  expect(after.dropped).toEqual([
    { reason: 'span_cap', spans: 1000 - after.spans, last_ms: expect.any(Number) },
  ]);
  await harness.close();
  const again = await startHarness({ data });
  expect((await status(again.url)).dropped).toEqual(after.dropped);
  await again.close();
});

it('drops the oldest past the disk cap', async () => {
  const harness = await startHarness({ data: temporaryFile(), maxDiskBytes: 1 });
  await fill(harness);
  await harness.observatory.retention.enforce();
  const after = await status(harness.url);
  expect(after.spans).toBe(900);
  expect(after.dropped).toMatchObject([{ reason: 'disk_cap', spans: 100 }]);
  await harness.close();
});

it('keeps to its caps from the start, without spans coming in', async () => {
  const data = temporaryFile();
  const first = await startHarness({ data });
  await fill(first);
  await first.close();
  const second = await startHarness({ data, maxSpans: 750 });
  expect((await status(second.url)).spans).toBeLessThanOrEqual(750);
  await second.close();
  expect(second.logged).toEqual([]);
});
