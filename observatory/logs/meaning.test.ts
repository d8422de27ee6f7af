import { describe, expect, it } from 'vitest';
import { meaningOf } from './meaning.ts';

const id = '4bf92f3577b34da6a3ce929d0e0e4736';
const xray = '1-4bf92f35-77b34da6a3ce929d0e0e4736';

describe('the trace id', () => {
  it.each([
    [{ trace_id: id }],
    [{ trace_id: id.toUpperCase() }],
    [{ traceId: id }],
    [{ xray_trace_id: xray }],
    [{ xray_trace_id: `Root=${xray};Parent=00f067aa0ba902b7;Sampled=1` }],
    [{ traceparent: `00-${id}-00f067aa0ba902b7-01` }],
    [{ message: `failed in ${xray}` }],
    [`GET / 500 traceparent=00-${id}-00f067aa0ba902b7-01`],
    [`X-Amzn-Trace-Id: Root=${xray};Parent=00f067aa0ba902b7`],
    [`trace_id=${id} broke`],
  ])('is found in %j', (message) => {
    const text = typeof message === 'string' ? message : JSON.stringify(message);
    expect(meaningOf(text).traceId).toBe(id);
  });

  it.each([
    'plain text',
    `a checksum ${id}`,
    JSON.stringify({ trace_id: '0'.repeat(32) }),
    JSON.stringify({ trace_id: 7 }),
    '{"trace_id": broken',
  ])('is not in %s', (message) => {
    expect(meaningOf(message).traceId).toBe(null);
  });
});

describe('the level', () => {
  it.each([
    ['{"level":"info"}', 'info'],
    ['{"level":"WARNING"}', 'warn'],
    ['{"severity":"critical"}', 'fatal'],
    ['{"level":50}', 'error'],
    ['{"level":30}', 'info'],
    ['{"level":"unheard of"}', null],
    ['{"message":"ERROR"}', null],
    ['error - Broken', 'error'],
    ['[WARN] Slow', 'warn'],
    ['2026-11-22T20:00:00Z ERROR Broken', 'error'],
    ['No error at all', null],
    ['', null],
    ['{"_aws":{"Timestamp":1,"CloudWatchMetrics":[]},"requests":1}', 'metric'],
  ])('of %s is %s', (message, level) => {
    expect(meaningOf(message).level).toBe(level);
  });
});
