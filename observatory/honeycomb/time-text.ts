/** Epoch milliseconds as the API writes times: RFC 3339, to the second; null where none is known. */
export function timeText(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
