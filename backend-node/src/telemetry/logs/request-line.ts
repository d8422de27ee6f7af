import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { requestMethod } from '../http-attributes.ts';
import { redactText } from '../redact.ts';
import { type RequestTelemetry, requestOf } from '../request.ts';
import type { LogFields, LogLevel } from './logger.ts';

const PATH_LIMIT = 1_000;
/** What nginx writes of a request whose client left before the answer began. */
const CLIENT_CLOSED_REQUEST = 499;

/** What must be taken down when a request comes, since it is gone or changed at its end. */
export interface RequestStart {
  /** In milliseconds of performance.now(). */
  readonly ms: number;
  readonly path: string;
  /** Of the other end of the connection. */
  readonly address: string | undefined;
}

/** What is said of a request once it is over. */
export interface RequestEnd {
  readonly level: LogLevel;
  readonly message: string;
  readonly status: number;
  readonly durationMs: number;
  /** The client left before the end of the answer. */
  readonly aborted: boolean;
  readonly route: string | undefined;
  readonly fields: LogFields;
}

/** What Express keeps on a request. */
interface ExpressRequest {
  readonly baseUrl?: string;
  readonly route?: { readonly path?: unknown };
  readonly ip?: string;
}

/** Reads a request that has just ended; names are OpenTelemetry's semantic conventions. */
export function endOf(
  request: IncomingMessage,
  response: ServerResponse,
  start: RequestStart,
): RequestEnd {
  const known = requestOf(response);
  const aborted = !response.writableFinished && !isStream(response);
  const status = response.headersSent ? response.statusCode : CLIENT_CLOSED_REQUEST;
  const method = requestMethod(request);
  const path = redactText(start.path.slice(0, PATH_LIMIT));
  const route = known?.route ?? expressRoute(request);
  const durationMs = Math.round((performance.now() - start.ms) * 100) / 100;
  return {
    level: levelOf(status, aborted),
    message: `${method} ${path} ${status}`,
    status,
    durationMs,
    aborted,
    route,
    fields: {
      'client.address': clientAddress(request, start.address),
      'http.request.method': method,
      'url.scheme': (request.socket as Partial<TLSSocket>).encrypted ? 'https' : 'http',
      'http.route': route,
      'url.path': path,
      'http.response.status_code': status,
      duration_ms: durationMs,
      ...idsOf(known),
      'error.type': known?.errorType,
      aborted: aborted || undefined,
    },
  };
}

/** The ids under which everything else of the request is found. */
export function idsOf(known: RequestTelemetry | undefined): LogFields {
  return {
    trace_id: known?.traceId,
    span_id: known?.span?.spanContext().spanId,
    'user.id': known?.userId,
  };
}

/** Whoever left did nothing wrong, and nor did the server. */
function levelOf(status: number, aborted: boolean): LogLevel {
  if (status >= 500) return 'error';
  return status >= 400 && !aborted ? 'warn' : 'info';
}

/** An event stream lasts until its client leaves: that is its end. */
function isStream(response: ServerResponse): boolean {
  return (
    response.headersSent &&
    String(response.getHeader('content-type')).startsWith('text/event-stream')
  );
}

/** Behind proxies of our own (TRUST_PROXY) Express knows who asked; it asks for the header. */
function clientAddress(request: IncomingMessage, peer: string | undefined): string | undefined {
  const forwarded = request.headers['x-forwarded-for'] !== undefined;
  const address = (forwarded && (request as ExpressRequest).ip) || peer;
  return address?.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}

/** For when no span knows the route. */
function expressRoute(request: IncomingMessage): string | undefined {
  const { baseUrl = '', route } = request as ExpressRequest;
  return typeof route?.path === 'string' ? baseUrl + route.path : undefined;
}
