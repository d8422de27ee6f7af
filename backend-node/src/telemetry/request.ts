import type { ServerResponse } from 'node:http';
import { type Context, context, createContextKey, type Span } from '@opentelemetry/api';

/** What telemetry knows about the HTTP request that the running code belongs to. */
export interface RequestTelemetry {
  /** The server span; absent while tracing is off. */
  readonly span?: Span;
  /** 32 lower-case hex digits: the reference to quote. */
  readonly traceId: string;
  readonly method: string;
  /** The pattern of the route that was dispatched last. */
  route?: string;
  /** When the request came, in milliseconds of performance.now(). */
  readonly startedMs: number;
  /** The context with this request and its server span. */
  context: Context;
  userId?: string;
  /** Set once the server span has its `error.type`, which then stands. */
  errorType?: string;
  /** The pattern under which the running router is mounted; empty at the top. */
  mount: string;
  /** The span of the route that runs now; ended with the request if the route never ends. */
  handler?: Span;
}

const REQUEST = createContextKey('cruddur.request');
const byResponse = Symbol('cruddur.telemetry');

type TracedResponse = ServerResponse & { [byResponse]?: RequestTelemetry };

/** `parent` with `request` in it, for all that the request's code will do. */
export function withRequest(parent: Context, request: RequestTelemetry): Context {
  return parent.setValue(REQUEST, request);
}

/** The request that the running code belongs to, if any. */
export function currentRequest(): RequestTelemetry | undefined {
  return context.active().getValue(REQUEST) as RequestTelemetry | undefined;
}

/** Ties what is known about a request to its answer, where code without the context finds it. */
export function attachRequest(response: ServerResponse, request: RequestTelemetry): void {
  (response as TracedResponse)[byResponse] = request;
}

/** The request that `response` answers, if it is traced. */
export function requestOf(response: ServerResponse): RequestTelemetry | undefined {
  return (response as TracedResponse)[byResponse];
}
