/** A trace's id in 32 lower-case hex digits, and the span that the pasted text pointed at. */
export interface ParsedId {
  traceId: string;
  spanId: string | null;
}

const hex32 = /^[0-9a-f]{32}$/;
const xray = /^1-([0-9a-f]{8})-([0-9a-f]{24})$/;
const traceparent = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/;
const headerName = /^(traceparent|x-amzn-trace-id)\s*[:=]\s*/;
const address = /\/trace\/([0-9a-f-]{32,})/;

/**
 * Reads a trace id in any form people paste: 32 hex digits, X-Ray's 1-8-24, a W3C traceparent, an
 * X-Amzn-Trace-Id header, or the address of a trace page. Null for anything else, and for the
 * all-zero id, which W3C Trace Context calls invalid.
 */
export function parseId(text: string): ParsedId | null {
  const value = text
    .trim()
    .replace(/^["'`]+|["'`]+$/g, '')
    .toLowerCase()
    .replace(headerName, '');
  return plain(value) ?? fromTraceparent(value) ?? fromAmazonHeader(value) ?? fromAddress(value);
}

/** Only the trace's id of what was pasted or sent; undefined where there is none. */
export function parseTraceId(text: string): string | undefined {
  return parseId(text)?.traceId;
}

/** The same id as X-Ray writes it: `1-`, the first 8 digits (the second of its start), the rest. */
export function toXray(traceId: string): string {
  return `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;
}

/** The end of an id, for a list; its beginning is the second in which the trace began, which many share. */
export function shortId(traceId: string): string {
  return `…${traceId.slice(-8)}`;
}

/** A W3C traceparent that continues the trace at this span, sampled. */
export function toTraceparent(traceId: string, spanId: string): string {
  return `00-${traceId}-${spanId}-01`;
}

function plain(value: string): ParsedId | null {
  const parts = xray.exec(value);
  const traceId = parts ? `${parts[1]}${parts[2]}` : value;
  return hex32.test(traceId) && !/^0+$/.test(traceId) ? { traceId, spanId: null } : null;
}

function fromTraceparent(value: string): ParsedId | null {
  const parts = traceparent.exec(value);
  const id = parts?.[1] ? plain(parts[1]) : null;
  return id && parts?.[2] ? { ...id, spanId: parts[2] } : null;
}

function fromAmazonHeader(value: string): ParsedId | null {
  const fields = new Map(
    value.split(';').map((field) => {
      const [key = '', content = ''] = field.split('=');
      return [key.trim(), content.trim()];
    }),
  );
  const id = plain(fields.get('root') ?? '');
  const parent = fields.get('parent') ?? '';
  return id && { ...id, spanId: /^[0-9a-f]{16}$/.test(parent) ? parent : null };
}

function fromAddress(value: string): ParsedId | null {
  const id = plain(address.exec(value)?.[1] ?? '');
  return id && { ...id, spanId: /[?&]span=([0-9a-f]{16})/.exec(value)?.[1] ?? null };
}

const spanId = /^[0-9a-f]{16}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether it looks like the id of a span, or of a Rollbar item; the server knows where that is. */
export function isShortId(text: string): boolean {
  const value = text.trim().toLowerCase();
  return spanId.test(value) || uuid.test(value);
}
