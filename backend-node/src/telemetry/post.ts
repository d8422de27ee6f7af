import type { Destination } from './destination.ts';

const ANSWER_LIMIT = 64 * 1_024;
/** OTLP/HTTP: these alone are worth another try. */
const RETRYABLE = new Set([429, 502, 503, 504]);

export type PostResult =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unavailable'; readonly retryAfterMs: number | undefined };

export interface OtlpRequest {
  readonly type: 'application/json' | 'application/x-protobuf';
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** Posts one OTLP request until `signal` aborts. It never rejects and follows no redirect. */
export async function post(
  destination: Destination,
  { type, body }: OtlpRequest,
  signal: AbortSignal,
): Promise<PostResult> {
  try {
    const response = await fetch(destination.tracesUrl, {
      method: 'POST',
      // A redirect would carry the key, and people's spans, to who knows where.
      redirect: 'manual',
      headers: { ...destination.headers, 'content-type': type },
      body,
      signal,
    });
    const { status, headers } = response;
    await discard(response);
    if (response.ok) return { kind: 'sent' };
    return RETRYABLE.has(status)
      ? { kind: 'unavailable', retryAfterMs: retryAfterMs(headers.get('retry-after')) }
      : { kind: 'refused' };
  } catch {
    return { kind: 'unavailable', retryAfterMs: undefined };
  }
}

/** A small answer is read, which keeps the connection for the next batch; any other is cut. */
async function discard(response: Response): Promise<void> {
  const length = response.headers.get('content-length');
  if (length !== null && Number(length) <= ANSWER_LIMIT) await response.arrayBuffer();
  else await response.body?.cancel();
}

/** Retry-After in seconds or as a date (RFC 9110, section 10.2.3). */
function retryAfterMs(value: string | null): number | undefined {
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
