import type protobuf from 'protobufjs';
import { jsonScalars, parseJsonBody } from './decode-json.ts';
import { parseProtobufBody, protobufScalars } from './decode-protobuf.ts';
import type { Encoding } from './encoding.ts';
import { types } from './protobuf.ts';
import type { Scalars } from './scalars.ts';

/** What one signal of OTLP is called, and the messages that it is asked and answered with. */
export interface SignalForm {
  path: string;
  /** One of what it holds, for people. */
  noun: string;
  rejectedField: 'rejectedSpans' | 'rejectedDataPoints' | 'rejectedLogRecords';
  request: protobuf.Type;
  response: protobuf.Type;
}

export const traces: SignalForm = {
  path: '/v1/traces',
  noun: 'span',
  rejectedField: 'rejectedSpans',
  request: types.traceRequest,
  response: types.traceResponse,
};

export const metrics: SignalForm = {
  path: '/v1/metrics',
  noun: 'data point',
  rejectedField: 'rejectedDataPoints',
  request: types.metricsRequest,
  response: types.metricsResponse,
};

export const logs: SignalForm = {
  path: '/v1/logs',
  noun: 'log record',
  rejectedField: 'rejectedLogRecords',
  request: types.logsRequest,
  response: types.logsResponse,
};

/** A request of either encoding, its fields not yet checked, and how that encoding writes values. */
export interface Decoded {
  raw: unknown;
  scalars: Scalars;
}

/** Throws MalformedError when the body is not what its encoding says. */
export function decodeRequest(body: Buffer, encoding: Encoding, form: SignalForm): Decoded {
  return encoding === 'json'
    ? { raw: parseJsonBody(body), scalars: jsonScalars }
    : { raw: parseProtobufBody(body, form.request), scalars: protobufScalars };
}
