import type { Request, RequestHandler } from 'express';
import { AppError } from './app-error.ts';

const ALLOWED_METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const ALLOWED_HEADERS = 'content-type, traceparent, tracestate, baggage, idempotency-key';
const EXPOSED_HEADERS = 'Link, Server-Timing, Retry-After';
const PREFLIGHT_SECONDS = '600';
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Lets the pages of `frontendUrl` call the API from their own origin, credentials and trace headers
 * included, and read the timings of its answers. https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function cors(frontendUrl: string): RequestHandler {
  const origin = new URL(frontendUrl).origin;
  return (request, response, next) => {
    response.vary('Origin').set('Timing-Allow-Origin', origin);
    if (request.get('origin') === origin) {
      response
        .set('Access-Control-Allow-Origin', origin)
        .set('Access-Control-Allow-Credentials', 'true')
        .set('Access-Control-Expose-Headers', EXPOSED_HEADERS);
    }
    if (request.method !== 'OPTIONS' || !request.get('access-control-request-method'))
      return next();
    if (request.get('origin') === origin) {
      response
        .set('Access-Control-Allow-Methods', ALLOWED_METHODS)
        .set('Access-Control-Allow-Headers', ALLOWED_HEADERS)
        .set('Access-Control-Max-Age', PREFLIGHT_SECONDS);
    }
    response.status(204).end();
  };
}

/**
 * Refuses what would change something for a page of another site: browsers say the Origin of every
 * such request, and a client that is no browser says none.
 */
export function refuseForeignOrigins(ownUrls: string[]): RequestHandler {
  const own = new Set(ownUrls.map((url) => new URL(url).origin));
  return (request, _response, next) => {
    const origin = request.get('origin');
    const fine =
      SAFE_METHODS.has(request.method) ||
      (origin === undefined ? !isFromElsewhere(request) : own.has(origin)) ||
      isOwnLoopback(origin, request);
    next(fine ? undefined : new AppError('origin_not_allowed'));
  };
}

/** A browser that keeps the Origin to itself says all the same that the page is another site's. */
function isFromElsewhere(request: Request): boolean {
  return ['cross-site', 'same-site'].includes(request.get('sec-fetch-site') ?? '');
}

/** The page was opened as 127.0.0.1 where it is configured as localhost, or the other way round. */
function isOwnLoopback(origin: string | undefined, request: Request): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { host, hostname } = new URL(origin);
  return LOOPBACK.has(hostname) && host === request.get('host');
}
