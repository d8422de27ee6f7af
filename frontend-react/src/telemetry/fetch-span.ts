import { type Attributes, type Span, SpanStatusCode } from '@opentelemetry/api';
import { fromPageTime } from './ids.ts';
import { pathTemplate, redactText, redactUrl } from './redact.ts';
import type { ResourceTimings } from './resource-timings.ts';
import { partsOf, sharesOf } from './timings.ts';

/** instrumentation-fetch calls `end` 300 ms after the answer; ours must have come before. */
const TIMING_DEADLINE_MS = 200;
/** Of an early request only the headers are known to be here, and the body may take longer. */
const BODY_DEADLINE_MS = 2000;

/** What instrumentation-fetch gives for a request without an answer. */
export type FetchFailure = { readonly message: string; readonly name?: string };

export interface Answered {
  readonly url: string;
  readonly start: number;
  /** Epoch ms at which the body had been read; unknown for an early request. */
  readonly end?: number;
  readonly result: Response | FetchFailure;
}

/** The name by the semantic conventions: method and template, which take few values. */
export function fetchName(method: string, url: string): string {
  return `${method} ${pathTemplate(url)}`;
}

export function requestAttributes(method: string, url: string): Attributes {
  const { hostname, port, protocol } = new URL(url);
  return {
    'http.request.method': method,
    'url.full': redactUrl(url),
    'url.template': pathTemplate(url),
    'server.address': hostname,
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
  };
}

/** Completes and ends the span of a request, as soon as the browser has told its timing. */
export function endFetchSpan(span: Span, timings: ResourceTimings, answered: Answered): void {
  const { url, start, result } = answered;
  span.setAttributes(resultAttributes(result));
  if (!isResponse(result)) {
    const exception = {
      'exception.type': errorType(result),
      'exception.message': redactText(result.message),
    };
    span.addEvent('exception', exception, answered.end);
  }
  if (!isResponse(result) || result.status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
  const deadline = answered.end === undefined ? BODY_DEADLINE_MS : TIMING_DEADLINE_MS;
  const limit = answered.end ?? Number.POSITIVE_INFINITY;
  timings.find(url, start, limit, deadline, (timing) => {
    const end = answered.end ?? (timing && fromPageTime(timing.responseEnd)) ?? start;
    if (timing) {
      span.setAttributes(partsOf(timing));
      span.setAttribute('http.response.body.size', timing.encodedBodySize);
    }
    if (isResponse(result)) {
      span.setAttributes(sharesOf(end - start, result.headers.get('server-timing')));
    }
    span.end(end);
  });
}

function resultAttributes(result: Response | FetchFailure): Attributes {
  if (!isResponse(result)) return { 'error.type': errorType(result) };
  const { status } = result;
  const failed = status >= 400 ? { 'error.type': String(status) } : {};
  return { 'http.response.status_code': status, ...failed };
}

function isResponse(result: Response | FetchFailure): result is Response {
  return result instanceof Response;
}

function errorType(error: FetchFailure): string {
  return error.name ?? 'TypeError';
}
