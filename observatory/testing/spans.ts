import { randomBytes } from 'node:crypto';

export type JsonSpan = Record<string, unknown> & { traceId: string; spanId: string };

export const newTraceId = () => randomBytes(16).toString('hex');
export const newSpanId = () => randomBytes(8).toString('hex');

/** A span as OTLP/JSON writes it: one that any server would send, with what the test changes. */
export function jsonSpan(overrides: Record<string, unknown> = {}): JsonSpan {
  return {
    traceId: newTraceId(),
    spanId: newSpanId(),
    name: 'GET /',
    kind: 2,
    startTimeUnixNano: '1795357286290000001',
    endTimeUnixNano: '1795357286300000003',
    ...overrides,
  };
}

/** An export request with one resource and scope. */
export function request(spans: unknown[], service = 'shop', resource: unknown[] = []) {
  return {
    resourceSpans: [
      {
        resource: { attributes: [text('service.name', service), ...resource] },
        scopeSpans: [{ scope: { name: 'tests', version: '1.2.3' }, spans }],
      },
    ],
  };
}

export const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
