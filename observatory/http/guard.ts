import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { HttpError } from './errors.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Refuses requests that ask for another host's name. A page on the web can make its own name
 * resolve to this machine (DNS rebinding), but cannot change the name that the browser sends.
 */
export function hostGuard(allowedHosts: readonly string[]): RequestHandler {
  const allowed = new Set([...loopback, ...allowedHosts]);
  return (request, _response, next) => {
    if (!allowed.has(hostname(request.headers.host ?? ''))) {
      const message = 'This host name is not served; OBSERVATORY_ALLOWED_HOSTS adds names.';
      throw new HttpError(421, 'misdirected_request', message);
    }
    next();
  };
}

function hostname(host: string): string {
  return host.replace(/:\d*$/, '').toLowerCase();
}

/** Lets pages of this machine post telemetry, and pages from elsewhere neither post nor read. */
export const localPagesOnly: RequestHandler = (request, response, next) => {
  const { origin } = request.headers;
  response.vary('Origin');
  if (origin === undefined) return next();
  if (!isLocal(origin)) {
    throw new HttpError(403, 'foreign_origin', 'Only pages of this machine may send telemetry.');
  }
  response.setHeader('Access-Control-Allow-Origin', origin);
  if (request.method !== 'OPTIONS') return next();
  response.setHeader('Access-Control-Allow-Methods', 'POST');
  response.setHeader('Access-Control-Allow-Headers', 'Content-Type, Content-Encoding');
  response.setHeader('Access-Control-Max-Age', '600');
  response.status(204).end();
};

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets pages from elsewhere change nothing, even where a browser asks no leave first, and load nothing:
 * what they cannot read would still take time. A screen's own origin is the host that it asks; programs
 * have none.
 */
export const ownPagesOnly: RequestHandler = ({ method, headers }, _response, next) => {
  const isLoading = headers['sec-fetch-site'] === 'cross-site' && !isLocal(headers.referer ?? '');
  if (isForeign(headers) && !reading.has(method)) {
    throw new HttpError(403, 'foreign_origin', 'Only pages of this machine may change anything.');
  }
  if (isLoading && (headers.origin === undefined || isForeign(headers))) {
    throw new HttpError(403, 'foreign_origin', 'Only pages of this machine may load anything.');
  }
  next();
};

/** Whether a page from elsewhere asks: neither one of this machine nor one of the host it asks. */
export function isForeign({ origin, host }: IncomingHttpHeaders): boolean {
  return origin !== undefined && !isLocal(origin) && URL.parse(origin)?.host !== host;
}

function isLocal(origin: string): boolean {
  return URL.canParse(origin) && loopback.has(new URL(origin).hostname);
}

/** The screens are self-contained: everything they load comes from this server. */
export const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      // Positions in the waterfall are set by script on `style`, which no policy is asked about.
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      // The HTML of a mail, which has a policy of its own.
      frameSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // Served over http on loopback; a pinned https would lock the user out.
  strictTransportSecurity: false,
});
