const hex32 = /^[0-9a-f]{32}$/;
const xray = /^(?:.*\broot=)?1-([0-9a-f]{8})-([0-9a-f]{24})(?:;.*)?$/;
const traceparent = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?$/;

/**
 * A trace id in any form in which one meets it, as 32 lower-case hex digits: W3C's, X-Ray's
 * `1-8 digits-24 digits`, a `traceparent`, or an `X-Amzn-Trace-Id` header. Undefined for anything
 * else, the all-zero id among it.
 */
export function parseTraceId(text: string): string | undefined {
  const candidate = text.trim().toLowerCase();
  const id = hex32.test(candidate)
    ? candidate
    : (candidate.match(traceparent)?.[1] ?? candidate.match(xray)?.slice(1).join(''));
  return id === undefined || /^0+$/.test(id) ? undefined : id;
}
