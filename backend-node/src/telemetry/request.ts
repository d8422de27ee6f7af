import { type Context, context, createContextKey, type Span } from '@opentelemetry/api';

/** What telemetry knows about the HTTP request that the running code belongs to. */
export interface RequestTelemetry {
  /** The server span; absent while tracing is off or the request is not traced. */
  readonly span?: Span;
  /** 32 lower-case hex digits: the reference to quote. */
  readonly traceId: string;
  userId?: string;
}

const REQUEST = createContextKey('cruddur.request');

/** `parent` with `request` in it, for all that the request's code will do. */
export function withRequest(parent: Context, request: RequestTelemetry): Context {
  return parent.setValue(REQUEST, request);
}

/** The request that the running code belongs to, if any. */
export function currentRequest(): RequestTelemetry | undefined {
  return context.active().getValue(REQUEST) as RequestTelemetry | undefined;
}
