const TRACEPARENT = /^traceparent\s*;\s*desc="?[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/;

/**
 * The trace id of an answer: 32 hex digits from the `traceparent` entry of its `Server-Timing`
 * header (W3C Server Timing; the value is a W3C Trace Context `traceparent`).
 */
export function traceIdOf(headers: Headers): string | undefined {
  for (const metric of (headers.get('server-timing') ?? '').split(',')) {
    const traceId = TRACEPARENT.exec(metric.trim())?.[1];
    if (traceId) return traceId;
  }
  return undefined;
}

/**
 * Path and query of the next page, from the `Link` header (RFC 8288, `rel="next"`). Only the
 * path is taken, so that paging never leaves the origin that it began on.
 */
export function nextPageOf(headers: Headers, requested: string): string | undefined {
  for (const [, target = '', parameters = ''] of (headers.get('link') ?? '').matchAll(
    /<([^>]*)>([^<]*)/g,
  )) {
    if (!/;\s*rel="?(?:[^"]*\s)?next(?:\s[^"]*)?"?\s*(?:;|,|$)/i.test(parameters)) continue;
    const { pathname, search } = new URL(target, new URL(requested, 'http://same-origin'));
    return pathname + search;
  }
  return undefined;
}
