/** 32 hex digits as X-Ray writes them: `1-`, the first eight, the rest. */
export function xrayId(traceId: string): string {
  return `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;
}
