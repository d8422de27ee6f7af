import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { Attributes } from '@opentelemetry/api';
import { redactQuery, redactText } from './redact.ts';

const KNOWN_METHODS = new Set(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']);
const PATH_LIMIT = 1_000;
const USER_AGENT_LIMIT = 300;

/** The request's method as a span may be named by it: `HTTP` for any that is not common. */
export function requestMethod(request: IncomingMessage): string {
  const method = request.method ?? '';
  return KNOWN_METHODS.has(method) ? method : 'HTTP';
}

/** Attributes of the semantic conventions for HTTP servers that are known when a request comes. */
export function requestAttributes(
  request: IncomingMessage,
  method: string,
  path: string,
  query: string,
): Attributes {
  const { host, 'user-agent': userAgent } = request.headers;
  const attributes: Attributes = {
    'http.request.method': method === 'HTTP' ? '_OTHER' : method,
    'url.path': redactText(path.slice(0, PATH_LIMIT)),
    'url.scheme': (request.socket as Partial<TLSSocket>).encrypted ? 'https' : 'http',
    'network.protocol.version': request.httpVersion,
  };
  if (method === 'HTTP') attributes['http.request.method_original'] = request.method;
  if (query !== '') attributes['url.query'] = redactQuery(query.slice(0, PATH_LIMIT));
  if (userAgent !== undefined) {
    attributes['user_agent.original'] = redactedUserAgent(userAgent);
  }
  if (host !== undefined) setServerAddress(attributes, host);
  return attributes;
}

/** Requests in a row mostly have the same headers, so the last reading of each is kept. */
let lastUserAgent = { given: '', redacted: '' };
let lastHost: { given: string; address?: string; port?: number } = { given: '' };

function redactedUserAgent(given: string): string {
  if (given !== lastUserAgent.given) {
    lastUserAgent = { given, redacted: redactText(given.slice(0, USER_AGENT_LIMIT)) };
  }
  return lastUserAgent.redacted;
}

function setServerAddress(attributes: Attributes, host: string): void {
  if (host !== lastHost.given) lastHost = readHost(host);
  const { address, port } = lastHost;
  if (address !== undefined) attributes['server.address'] = address;
  if (port !== undefined) attributes['server.port'] = port;
}

/** Splits a Host header; an IPv6 address keeps its brackets off. */
function readHost(given: string): typeof lastHost {
  const match = /^\[?([^\]]*?)\]?(?::(\d{1,5}))?$/.exec(given.slice(0, 255));
  return {
    given,
    ...(match?.[1] && { address: match[1] }),
    ...(match?.[2] && { port: Number(match[2]) }),
  };
}
