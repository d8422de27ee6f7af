import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { BasicTracerProvider, type ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { expect, it } from 'vitest';
import { telemetryCounters } from '../counters.ts';
import { LocalTraceCollector } from './collector.ts';

const counter = (name: string) => telemetryCounters()[name] ?? 0;

function collect({ sampled = true } = {}) {
  const taken: string[][] = [];
  const late: string[] = [];
  const clock = { nowMs: 0 };
  const collector = new LocalTraceCollector({
    now: () => clock.nowMs,
    decide: () => sampled,
    onTrace: (root, others) => taken.push([root, ...others].map(({ name }) => name)),
    onLate: ({ name }: ReadableSpan) => late.push(name),
  });
  const tracer = new BasicTracerProvider({ spanProcessors: [collector] }).getTracer('test');
  const start = (name: string, parent = ROOT_CONTEXT) => {
    const span = tracer.startSpan(name, {}, parent);
    return { end: () => span.end(), below: trace.setSpan(context.active(), span) };
  };
  return { collector, taken, late, clock, start };
}

it('keeps apart the requests of one trace, as a page makes many', () => {
  const { taken, start } = collect();
  const traceId = '67891233abcdef012345678912345678';
  const remote = { traceId, spanId: '53995c3f42cd8ad8', traceFlags: 1, isRemote: true };
  const page = trace.setSpanContext(ROOT_CONTEXT, remote);
  const [one, other] = [start('one', page), start('other', page)];
  const [below, beside] = [start('below one', one.below), start('below other', other.below)];
  for (const span of [beside, below, one, other]) span.end();
  expect(taken).toEqual([
    ['one', 'below one'],
    ['other', 'below other'],
  ]);
});

it('hands on what ends after its root, and nothing of what was not sampled', () => {
  const yes = collect();
  const no = collect({ sampled: false });
  for (const { start } of [yes, no]) {
    const root = start('root');
    const child = start('child', root.below);
    root.end();
    child.end();
  }
  expect([yes.taken, yes.late]).toEqual([[['root']], ['child']]);
  expect([no.taken, no.late]).toEqual([[], []]);
});

it('drops and counts what never ends, by age and by number', async () => {
  const { collector, taken, clock, start } = collect();
  const before = counter('xray.dropped.unfinished');
  const old = start('old');
  start('child', old.below).end();
  clock.nowMs += 300_001;
  const next = start('next');
  expect(counter('xray.dropped.unfinished')).toBe(before + 2);
  old.end();
  expect(taken).toEqual([]);
  for (let n = 0; n < 4_096; n += 1) start('many');
  expect(counter('xray.dropped.unfinished')).toBe(before + 3);
  next.end();
  expect(taken).toEqual([]);
  await collector.shutdown();
  expect(counter('xray.dropped.unfinished')).toBe(before + 3 + 4_096);
});

it('holds no more spans of one trace than its bound', () => {
  const { taken, start } = collect();
  const before = counter('xray.dropped.trace_full');
  const root = start('root');
  for (let n = 0; n < 1_002; n += 1) start('child', root.below).end();
  root.end();
  expect(taken[0]).toHaveLength(1_001);
  expect(counter('xray.dropped.trace_full')).toBe(before + 2);
});
