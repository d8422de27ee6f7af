const XRAY_TRACE_ID = /^1-([0-9a-f]{8})-([0-9a-f]{24})$/i;

/** A trace id of 32 hex digits in X-Ray's form, `1-8-24`. Ids of both worlds are the same digits. */
export function toXrayTraceId(traceId: string): string {
  return `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;
}

/** The 32 lower-case hex digits of an X-Ray trace id; undefined when it is none. */
export function fromXrayTraceId(id: string): string | undefined {
  const match = XRAY_TRACE_ID.exec(id);
  if (match === null) return undefined;
  const traceId = `${match[1]}${match[2]}`.toLowerCase();
  return /^0+$/.test(traceId) ? undefined : traceId;
}
