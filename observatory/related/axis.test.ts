import { describe, expect, it } from 'vitest';
import { span } from '../ui/trace/span.fixture.ts';
import { axisOfSpans, axisOfTimes } from './axis.ts';
import { spanOfError } from './span-of-error.ts';

const startMs = 1_795_357_518_000;
const nano = (ms: number) => String(BigInt(Math.round(ms * 1000)) * 1000n);

/** The server's clock is 500 ms ahead; the page shows its times as much earlier. */
const spans = [
  span('00000000000000a1', null, {
    service: 'frontend-react',
    resource: { 'telemetry.sdk.language': 'webjs' },
    start_unix_nano: nano(startMs),
    start_ms: 0,
    duration_ms: 100,
  }),
  span('00000000000000b2', '00000000000000a1', {
    start_unix_nano: nano(startMs + 500 + 10.4),
    start_ms: 10.4,
    duration_ms: 50,
  }),
];

describe('the axis of the spans', () => {
  const axis = axisOfSpans(spans, 'frontend-react');
  const server = { spanId: null, side: 'server' as const };
  const browser = { spanId: null, side: 'browser' as const };

  it('moves a time as it moves the clock that told it', () => {
    expect(axis.originMs).toBe(startMs);
    expect(axis.at(startMs + 530, server)).toBeCloseTo(30, 3);
    expect(axis.at(startMs + 30, browser)).toBe(30);
    expect(axis.at(startMs + 530, { ...browser, spanId: '00000000000000b2' })).toBeCloseTo(30, 3);
  });

  it('puts what rounding took out of its span on the edge of it, and nothing else', () => {
    const inSpan = { ...server, spanId: '00000000000000b2' };
    expect(axis.at(startMs + 510, inSpan)).toBe(10.4);
    expect(axis.at(startMs + 508, inSpan)).toBeCloseTo(8, 3);
    expect(axis.at(startMs - 400, browser, 1000)).toBe(0);
    expect(axis.at(startMs + 600, browser, 1000)).toBe(100);
    expect(axis.at(startMs + 60_000, browser, 1000)).toBe(60_000);
  });
});

it('finds the span of an error by its side and what failed there, and puts it inside', () => {
  const axis = axisOfSpans(spans, 'frontend-react');
  const [page, server] = spans;
  const failed = spans.map((each) => ({ ...each, error: each === server }));
  const time_ms = startMs + 900;
  expect(spanOfError({ platform: 'server', time_ms }, failed, axis)?.span_id).toBe(server?.span_id);
  expect(spanOfError({ platform: 'browser', time_ms }, failed, axis)?.span_id).toBe(page?.span_id);
  expect(spanOfError({ platform: 'browser', time_ms }, [], axis)).toBeUndefined();
});

it('counts from the earliest where there are only times', () => {
  const axis = axisOfTimes([startMs + 7, startMs]);
  expect(axis.at(startMs + 7, { spanId: null, side: 'server' })).toBe(7);
});
