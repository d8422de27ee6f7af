let origin = performance.timeOrigin;

/** Milliseconds since 1970 with fractions; steady within a page, and right again after a sleep. */
export function now(): number {
  const steady = origin + performance.now();
  const late = Date.now() - steady;
  if (Math.abs(late) < 1000) return steady;
  origin += late;
  return steady + late;
}

/** Turns a time of the Performance API, in ms since the page began, into one of `now()`. */
export function fromPageTime(ms: number): number {
  return origin + ms;
}

/**
 * A trace id in the form that AWS X-Ray takes: 8 hex digits of the epoch second, 24 random ones.
 * The random part is what the random flag of W3C Trace Context level 2 asks for (56 bits).
 */
export function newTraceId(): string {
  const second = Math.floor(now() / 1000);
  return second.toString(16).padStart(8, '0') + randomHex(12);
}

/** 16 hex digits, never all zero in practice. */
export function newSpanId(): string {
  return randomHex(8);
}

/** Version 00, flags 03: sampled, and the trace id is random. */
export function traceparent(traceId: string, spanId: string): string {
  return `00-${traceId}-${spanId}-03`;
}

function randomHex(bytes: number): string {
  let hex = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(bytes))) {
    hex += byte.toString(16).padStart(2, '0');
  }
  return hex;
}
