import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  defaultTextMapGetter,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  type TextMapPropagator,
  trace,
} from '@opentelemetry/api';
import type { AsyncContextManager } from './context-manager.ts';
import { requestAttributes, requestMethod } from './http-attributes.ts';
import { keepRandomFlag } from './random-flag.ts';
import { attachRequest, type RequestTelemetry, withRequest } from './request.ts';
import { isTracedPath } from './traced-paths.ts';
import { type IncomingTrace, startIn } from './xray/incoming-trace.ts';

const REQUEST_START = 'http.server.request.start';

interface HttpServerOptions {
  readonly contextManager: AsyncContextManager;
  readonly propagator: TextMapPropagator;
  /** Whether the trace that the request names is joined; otherwise the new one links to it. */
  readonly trusts: (request: IncomingMessage) => boolean;
  /** The trace that a load balancer of ours names, for a request that joins no other. */
  readonly fromBalancer: (request: IncomingMessage) => IncomingTrace | undefined;
}

/**
 * Gives every traced request of every HTTP server in the process its server span and its context,
 * from Node's own diagnostics channel. The answer stops it.
 */
export function traceHttpServers(options: HttpServerOptions): () => void {
  const tracer = trace.getTracer('cruddur.http');
  const { contextManager, propagator, trusts, fromBalancer } = options;

  function onStart(message: unknown): void {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const url = request.url ?? '/';
    const end = url.indexOf('?');
    const path = end < 0 ? url : url.slice(0, end);
    if (!isTracedPath(path)) {
      // The connection may still be in the context of the request before.
      contextManager.enter(ROOT_CONTEXT);
      return;
    }
    const method = requestMethod(request);
    const incoming = propagator.extract(ROOT_CONTEXT, request.headers, defaultTextMapGetter);
    const foreign = trace.getSpanContext(incoming);
    const joined = foreign !== undefined && trusts(request);
    const named = joined ? undefined : fromBalancer(request);
    const parent = joined ? incoming : (named?.context ?? ROOT_CONTEXT);
    const spanOptions = {
      kind: SpanKind.SERVER,
      ...(foreign !== undefined && !joined && { links: [{ context: foreign }] }),
    };
    const span = startIn(named, () => tracer.startSpan(method, spanOptions, parent));
    // Set now and not given to startSpan, which would copy them twice; our sampler asks for none.
    span.setAttributes(requestAttributes(request, method, path, end < 0 ? '' : url.slice(end + 1)));
    const spanContext = span.spanContext();
    keepRandomFlag(spanContext, joined ? foreign : undefined);

    const known: RequestTelemetry = {
      span,
      traceId: spanContext.traceId,
      method,
      startedMs: performance.now(),
      context: ROOT_CONTEXT,
      mount: '',
    };
    known.context = withRequest(trace.setSpan(parent, span), known);
    attachRequest(response, known);
    response.on('close', () => endRequest(known, response));
    contextManager.enter(known.context);
  }

  subscribe(REQUEST_START, onStart);
  return () => unsubscribe(REQUEST_START, onStart);
}

function endRequest(request: RequestTelemetry, response: ServerResponse): void {
  const { span } = request;
  if (span === undefined) return;
  request.handler?.end();
  if (response.headersSent) span.setAttribute('http.response.status_code', response.statusCode);
  if (!response.writableFinished) {
    // The browser went away: worth knowing, but nothing that the server did wrong.
    span.setAttribute('error.type', request.errorType ?? 'client_disconnected');
  } else if (response.statusCode >= 500 && request.errorType === undefined) {
    span.setAttribute('error.type', String(response.statusCode));
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}
