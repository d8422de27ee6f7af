import type { SpanContext } from '@opentelemetry/api';

/** W3C Trace Context level 2, §3.2.2.5: `sampled` and `random`; every other flag is sent as zero. */
export const SAMPLED_FLAG = 0x01;
export const RANDOM_FLAG = 0x02;
const KNOWN_FLAGS = SAMPLED_FLAG | RANDOM_FLAG;

const TRACEPARENT =
  /^[ \t]*([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-[^,]*)?[ \t]*$/;
const ZERO_TRACE_ID = '0'.repeat(32);
const ZERO_SPAN_ID = '0'.repeat(16);

/**
 * Reads a `traceparent` header value as W3C Trace Context level 2 (§3.2 and §3.2.4) says, or
 * undefined when the trace must be started anew. A version from the future is read as far as it
 * is known and may carry more fields after a dash; version 00 may not; ff is forbidden.
 */
export function parseTraceparent(value: string): SpanContext | undefined {
  const match = TRACEPARENT.exec(value);
  if (match === null) return undefined;
  const [, version, traceId = '', spanId = '', flags = '', more] = match;
  if (version === 'ff' || (version === '00' && more !== undefined)) return undefined;
  if (traceId === ZERO_TRACE_ID || spanId === ZERO_SPAN_ID) return undefined;
  return {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16) & KNOWN_FLAGS,
    isRemote: true,
  };
}

/** Writes a `traceparent` header value, always of version 00. */
export function formatTraceparent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-0${(traceFlags & KNOWN_FLAGS).toString(16)}`;
}
