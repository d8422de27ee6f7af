import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { telemetryCounters } from '../counters.ts';
import { shutdownTelemetry } from '../lifecycle.ts';
import { type OtlpSpan, otlpRequest, otlpSpan, type Sink, startSink } from '../testing/otlp.ts';
import { destinationAt, startRelay, type TestRelay } from './testing.ts';

let sink: Sink;
let relay: TestRelay;
let time: number;

const partial = { key: 'app.partial', value: { boolValue: true } };
const because = (stringValue: string) => ({ key: 'app.partial_reason', value: { stringValue } });
const hidden = [partial, because('hidden')];
const closed = [partial, because('closed')];
const counter = (name: string) => telemetryCounters()[name] ?? 0;

const send = (span: OtlpSpan, attributes = span.attributes) =>
  relay.sendJson(otlpRequest([{ ...span, attributes }]));
const rowsOf = ({ spanId }: OtlpSpan) => sink.spans().filter((span) => span.spanId === spanId);

/** Lets time pass, and waits until the relay has forwarded what was due by then. */
async function pass(ms: number): Promise<void> {
  const last = otlpSpan();
  await send(last, closed);
  time += ms;
  await sink.find(last.spanId);
}

/** Lets so much time pass that nothing is held any more. */
const settle = () => pass(20_000);

beforeEach(async () => {
  time = 0;
  sink = await startSink();
  relay = await startRelay({ destination: destinationAt(sink.url), now: () => time });
});
afterEach(async () => {
  await shutdownTelemetry();
  await relay.close();
  await sink.close();
});

describe('the relay forwards one span for each id', () => {
  it.each([5_000, 10_500])(
    'of a hidden page that ends it %i ms later: the ended one',
    async (ms) => {
      const span = otlpSpan();
      await send(span, hidden);
      await pass(ms);
      await send(span);
      await settle();
      expect(rowsOf(span)).toEqual([expect.objectContaining({ attributes: span.attributes })]);
    },
  );

  it('of a hidden page that never ends it: the partial one', async () => {
    const span = otlpSpan();
    await send(span, hidden);
    await settle();
    expect(rowsOf(span)).toEqual([expect.objectContaining({ attributes: hidden })]);
  });

  it('of a closed page: the partial one, within a moment', async () => {
    const span = otlpSpan();
    await send(span, closed);
    time += 750;
    const sentMs = performance.now();
    await sink.find(span.spanId);
    expect(performance.now() - sentMs).toBeLessThan(1_000);
    await settle();
    expect(rowsOf(span)).toEqual([expect.objectContaining({ attributes: closed })]);
  });

  it('of a page that closes after it was hidden: the last word', async () => {
    const span = otlpSpan();
    await send(span, hidden);
    await pass(1_000);
    await send(span, closed);
    await settle();
    expect(rowsOf(span)).toEqual([expect.objectContaining({ attributes: closed })]);
  });

  it('of a closed page that ends it in the same moment: the ended one', async () => {
    const span = otlpSpan();
    await send(span, closed);
    time += 5;
    await send(span);
    await settle();
    expect(rowsOf(span)).toEqual([expect.objectContaining({ attributes: span.attributes })]);
  });

  it('that is sent again, ended or not: the first, and the others are counted', async () => {
    const ended = otlpSpan();
    const unended = otlpSpan();
    await send(unended, closed);
    await settle();
    const late = counter('relay.late');
    for (const again of [hidden, closed, undefined]) await send(unended, again);
    for (const again of [undefined, undefined, closed, hidden]) await send(ended, again);
    await settle();
    expect(rowsOf(unended)).toEqual([expect.objectContaining({ attributes: closed })]);
    expect(rowsOf(ended)).toEqual([expect.objectContaining({ attributes: ended.attributes })]);
    expect(counter('relay.late')).toBe(late + 6);
  });
});
