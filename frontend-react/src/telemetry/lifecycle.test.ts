import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { afterEach, expect, test, vi } from 'vitest';
import { now } from './ids.ts';
import { read } from './journal.ts';
import { Lifecycle } from './lifecycle.ts';
import { begin, hold, release } from './operations.ts';
import { createTracer } from './provider.ts';

const ended: ReadableSpan[] = [];
const tracer = createTracer({
  onStart: () => {},
  onEnd: (span) => ended.push(span),
  forceFlush: async () => {},
  shutdown: async () => {},
});
const lifecycle = new Lifecycle(tracer, () => {});
read((entry) => {
  if (entry.type === 'begun') lifecycle.begin(entry.operation);
  if (entry.type === 'idle') lifecycle.idle(entry.operation);
});

afterEach(() => {
  ended.length = 0;
  vi.useRealTimers();
});

const only = () => vi.waitFor(() => expect(ended).toHaveLength(1)).then(() => ended[0]);

test('the span has the ids that were handed out, and ends painted when its work is done', async () => {
  const operation = begin({ kind: 'action', name: 'click retry' });
  hold(operation);
  release(operation);
  release(operation);
  const idle = now();
  const span = await only();
  expect(span?.name).toBe('click retry');
  expect(span?.spanContext()).toMatchObject({
    traceId: operation.traceId,
    spanId: operation.spanId,
  });
  expect(span?.parentSpanContext).toBeUndefined();
  expect(span?.attributes['app.action.end']).toBe('done');
  const [seconds = 0, nanos = 0] = span?.endTime ?? [];
  expect(seconds * 1000 + nanos / 1e6).toBeGreaterThan(idle - 1);
});

test('work that comes before the paint keeps it open', async () => {
  const operation = begin({ kind: 'action', name: 'click more' });
  release(operation);
  hold(operation);
  const other = begin({ kind: 'action', name: 'click other' });
  release(other);
  expect((await only())?.name).toBe('click other');
  release(operation);
  await vi.waitFor(() => expect(ended).toHaveLength(2));
});

test('a load goes on from the span of the server, and a navigation from its action', async () => {
  const server = ['6b02fb632a1b7a5345360e04b8653ee8', 'ad7e5d8cff4ba089'] as const;
  const load = begin({ kind: 'load', name: 'documentLoad', joins: server });
  const inside = begin({ kind: 'navigation', name: 'navigate /', parent: load });
  release(inside);
  release(load);
  await vi.waitFor(() => expect(ended).toHaveLength(2));
  expect(ended.map(({ name, parentSpanContext }) => [name, parentSpanContext?.spanId])).toEqual([
    ['navigate /', load.spanId],
    ['documentLoad', server[1]],
  ]);
  expect(ended[1]?.spanContext().traceId).toBe(server[0]);
});

test('work without end is cut after ten seconds', () => {
  vi.useFakeTimers();
  begin({ kind: 'action', name: 'click stream' });
  vi.advanceTimersByTime(10_001);
  expect(ended[0]?.attributes['app.action.end']).toBe('cap');
});
