import { afterEach, beforeEach, expect, it } from 'vitest';
import { telemetryCounters } from '../counters.ts';
import { newSpanId, newTraceId } from '../id-generator.ts';
import { eventually } from '../testing/eventually.ts';
import { type Sink, startSink } from '../testing/otlp.ts';
import type { AcceptedSpan } from './accept.ts';
import { Forwarder } from './forwarder.ts';
import { destinationAt } from './testing.ts';

const counter = (name: string) => telemetryCounters()[`relay.${name}`] ?? 0;

let sink: Sink;
let forwarder: Forwarder;
beforeEach(async () => {
  sink = await startSink(() => {});
  forwarder = new Forwarder(destinationAt(sink.url));
});
afterEach(async () => {
  await forwarder.close(AbortSignal.timeout(50));
  await sink.close();
});

function span(characters = 10): AcceptedSpan {
  const [traceId, spanId] = [newTraceId(), newSpanId()];
  const text = JSON.stringify({ traceId, spanId, name: 'x'.repeat(characters) });
  const shared = { partial: undefined, resource: '{"attributes":[]}', scope: '{"name":"web"}' };
  return { id: traceId + spanId, traceId, span: text, ...shared };
}
const many = (count: number, characters?: number) =>
  Array.from({ length: count }, () => span(characters));

it.each([
  ['spans', 6_000, 10, 5_000],
  ['characters', 100, 128 * 1_024, 63],
])('holds a bounded number of %s for a place that hangs, and counts the others', async (...row) => {
  const [, count, characters, held] = row;
  const before = counter('dropped.queue_full');
  forwarder.add(many(count, characters));
  expect(forwarder.queued).toBe(held);
  expect(counter('dropped.queue_full') - before).toBe(count - held);
  // One batch is under way, and no more than that finds room again.
  await eventually(() => forwarder.queued < held, 'a batch');
  forwarder.add(many(count, characters));
  expect(forwarder.queued).toBe(held);
});

it('counts what it holds as lost when the end comes first', async () => {
  const before = counter('dropped.unavailable');
  forwarder.add(many(1_200));
  await forwarder.close(AbortSignal.timeout(50));
  expect(counter('dropped.unavailable') - before).toBe(1_200);
  expect(forwarder.queued).toBe(0);
});
