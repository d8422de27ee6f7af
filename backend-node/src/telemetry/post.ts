import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';

const ANSWER_LIMIT = 64 * 1_024;
/** A place that says a year by mistake is asked again all the same. */
const MAX_RETRY_AFTER_MS = 3_600_000;
/** OTLP/HTTP: these alone are worth another try. */
const RETRYABLE = new Set([429, 502, 503, 504]);

/** Connections are kept for the next batch; an idle one keeps no process alive. */
const options = { keepAlive: true, maxSockets: 4 };
const plain = { request: http.request, agent: new http.Agent(options) };
const secure = { request: https.request, agent: new https.Agent(options) };

/** Where to post, with headers that may hold a key and so are never printed. */
export interface PostTarget {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface PostBody {
  readonly type: 'application/json' | 'application/x-protobuf';
  readonly body: string | Uint8Array;
  /** How `body` is compressed, when it is. */
  readonly encoding?: 'gzip';
}

export type PostResult =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unavailable'; readonly retryAfterMs: number | undefined };

/**
 * Posts one body until `signal` aborts. It never rejects. A redirect is a refusal: it would carry
 * the key, and people's spans, to who knows where. (Not by fetch, which takes several times the
 * processor time for a batch and refuses addresses with credentials.)
 */
export function post(
  { url: address, headers }: PostTarget,
  { type, body, encoding }: PostBody,
  signal: AbortSignal,
): Promise<PostResult> {
  const url = new URL(address);
  const { request, agent } = url.protocol === 'https:' ? secure : plain;
  const outgoingHeaders = {
    ...headers,
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    ...(encoding !== undefined && { 'content-encoding': encoding }),
  };
  return new Promise((resolve) => {
    let outgoing: ClientRequest;
    try {
      outgoing = request(url, { method: 'POST', agent, signal, headers: outgoingHeaders });
    } catch {
      // A key with a character that no header takes, such as the end of its line in a file.
      resolve({ kind: 'refused' });
      return;
    }
    outgoing.on('error', () => resolve({ kind: 'unavailable', retryAfterMs: undefined }));
    outgoing.on('response', (response) => {
      discard(response);
      response.on('close', () => resolve(judge(response)));
    });
    outgoing.end(body);
  });
}

/** Reads an answer, which keeps the connection for the next batch, but no long one. */
function discard(response: IncomingMessage): void {
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > ANSWER_LIMIT) response.destroy();
  });
  response.on('error', () => {});
}

function judge({ statusCode = 0, headers }: IncomingMessage): PostResult {
  if (statusCode >= 200 && statusCode < 300) return { kind: 'sent' };
  if (!RETRYABLE.has(statusCode)) return { kind: 'refused' };
  // Rollbar tells in a header of its own when its limit is over.
  const wait = headers['retry-after'] ?? headers['x-rate-limit-remaining-seconds'];
  return { kind: 'unavailable', retryAfterMs: retryAfterMs(wait) };
}

/** Retry-After in seconds or as a date (RFC 9110, section 10.2.3). */
function retryAfterMs(value: string | string[] | undefined): number | undefined {
  if (typeof value !== 'string') return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), MAX_RETRY_AFTER_MS);
}
