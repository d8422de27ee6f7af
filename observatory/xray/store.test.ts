import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { Quotas } from './quotas.ts';
import type { Segment } from './segment.ts';
import { SegmentQueue } from './segment-queue.ts';
import { XrayStore } from './store.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

const traceId = (at: number) => (at + 1).toString(16).padStart(32, '0');
const document = (at: number, more = '') =>
  JSON.stringify({
    trace_id: traceId(at),
    id: (at + 1).toString(16).padStart(16, '0'),
    name: 'backend-node',
    start_time: Date.now() / 1000,
    end_time: Date.now() / 1000,
    more,
  });

it('makes room for newer segments at its caps, and counts the older ones', async () => {
  const { writer, reader } = harness.observatory;
  const caps = { segments: 20, bytes: 100_000 };
  const store = new XrayStore(writer, reader, caps, () => {});
  await store.load();
  for (let at = 0; at < 3; at++) {
    await store.put(Array.from({ length: 10 }, (_, i) => document(at * 10 + i)));
  }
  expect(store.status()).toMatchObject({ stored: 18, cap: 20, received: 30 });
  expect(store.status().dropped).toMatchObject([{ reason: 'segment_cap', segments: 12 }]);
  expect(await store.ofTrace(traceId(29))).toHaveLength(1);
  expect(await store.ofTrace(traceId(0))).toEqual([]);
  await store.put([document(40, 'x'.repeat(60_000)), document(41, 'x'.repeat(60_000))]);
  expect(store.status().stored).toBe(1);
  await store.close();
});

it('drops and counts what comes while nothing can be written', async () => {
  const { xray, writer } = harness.observatory;
  const held = Promise.withResolvers<void>();
  const holding = writer.exclusively(() => held.promise);
  for (let at = 0; at < 5600; at++) xray.offer(document(at));
  const [drop] = xray.status().dropped;
  expect(drop).toMatchObject({ reason: 'segment_queue_full' });
  expect((drop?.segments ?? 0) + xray.status().received).toBe(5600);
  held.resolve();
  await holding;
  await xray.ofTrace(traceId(0));
  expect(xray.status().stored).toBe(xray.status().received);
});

it('goes on after a batch that could not be written', async () => {
  const written: Segment[] = [];
  const failed: number[] = [];
  let broken = true;
  const queue = new SegmentQueue({
    async write(batch) {
      if (broken) throw new Error('disk full');
      written.push(...batch);
    },
    failed: (_error, segments) => failed.push(segments),
  });
  const segment = { document: '' } as Segment;
  queue.push(segment);
  await queue.flush();
  broken = false;
  queue.push(segment);
  await queue.close();
  expect(failed).toEqual([1]);
  expect(written).toHaveLength(1);
});

it('shares a reservoir whole among those who asked within a minute', () => {
  const quotas = new Quotas();
  const shares = (nowMs: number, ...clients: string[]) =>
    clients.map((client) => quotas.share('r', 5, client, nowMs));
  shares(0, 'a', 'b', 'c');
  expect(shares(1000, 'a', 'b', 'c')).toEqual([2, 2, 1]);
  expect(shares(70_000, 'a')).toEqual([5]);
  expect(quotas.share('r', 0, 'a', 70_000)).toBe(0);
});
