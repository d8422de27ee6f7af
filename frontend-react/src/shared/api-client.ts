import type { ErrorBody } from '@cruddur/contract/api/errors.ts';
import { currentReference } from '../telemetry/reference.ts';
import { ApiError } from './api-error.ts';
import { nextPageOf, traceIdOf } from './response-headers.ts';

/** A schema of the contract, or `undefined` where answers are trusted (CHECK_ANSWERS). */
export interface Schema<T> {
  parse(value: unknown): T;
}

export interface Call<T> {
  answer: Schema<T> | undefined;
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON; a Blob, such as a picture, as it is and under its own type. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Lets a request that is under way outlive the page, for what must not be lost. */
  keepalive?: boolean;
  signal?: AbortSignal;
  deadlineMs?: number;
}

export interface Answer<T> {
  data: T;
  /** Path of the next page of a list. */
  next: string | undefined;
  traceId: string | undefined;
}

const DEADLINE_MS = 10_000;

/** Accepted, and no content: an answer that may say no more than that. */
const WORDLESS: ReadonlySet<number> = new Set([202, 204]);

/**
 * Calls the API and gives the parsed answer.
 *
 * @param path on this origin, such as `/api/me`
 * @throws ApiError for every refusal, a lost network, a missed deadline or an answer that cannot
 *   be read; the caller's own abort is thrown as it is.
 */
export async function callApi<T>(path: string, call: Call<T>): Promise<Answer<T>> {
  const deadline = AbortSignal.timeout(call.deadlineMs ?? DEADLINE_MS);
  const signal = call.signal ? AbortSignal.any([call.signal, deadline]) : deadline;
  let response: Response | undefined;
  let text: string;
  try {
    response = await fetch(path, requestOf(call, signal));
    text = await response.text();
  } catch (cause) {
    if (call.signal?.aborted) throw cause;
    throw unanswered(cause, deadline.aborted, response && traceIdOf(response.headers));
  }
  const traceId = traceIdOf(response.headers);
  if (!response.ok) throw refusal(response.status, text, traceId);
  return {
    data: parse(text, call.answer, response.status, traceId),
    next: nextPageOf(response.headers, path),
    traceId,
  };
}

function requestOf(
  { method = 'GET', body, keepalive = false, headers: given }: Call<unknown>,
  signal: AbortSignal,
): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json', ...given };
  if (body === undefined) return { method, headers, signal };
  headers['content-type'] = body instanceof Blob ? body.type : 'application/json';
  return {
    method,
    headers,
    signal,
    keepalive,
    body: body instanceof Blob ? body : JSON.stringify(body),
  };
}

function parse<T>(
  text: string,
  schema: Schema<T> | undefined,
  status: number,
  traceId: string | undefined,
): T {
  try {
    const value: unknown = text === '' && WORDLESS.has(status) ? undefined : JSON.parse(text);
    return schema ? schema.parse(value) : (value as T);
  } catch (cause) {
    const message = 'The answer of the server could not be read.';
    throw new ApiError({ status, code: 'bad_answer', message, traceId, cause });
  }
}

function refusal(status: number, text: string, traceId: string | undefined): ApiError {
  const body = errorBody(text);
  return new ApiError({
    status,
    code: body?.code ?? 'bad_answer',
    message: body?.message ?? `Cruddur could not do that (the server answered ${status}).`,
    field: body?.field,
    traceId: body?.trace_id ?? traceId ?? currentReference(),
  });
}

/** A proxy in between may refuse in its own words: whatever is not an ErrorBody is ignored. */
function errorBody(text: string): ErrorBody | undefined {
  try {
    const value: Partial<ErrorBody> | null = JSON.parse(text);
    return typeof value?.code === 'string' && typeof value.message === 'string'
      ? (value as ErrorBody)
      : undefined;
  } catch {
    return undefined;
  }
}

function unanswered(cause: unknown, late: boolean, traceId = currentReference()): ApiError {
  const details = { status: 0, traceId, cause };
  if (late) {
    return new ApiError({
      ...details,
      code: 'timeout',
      message: 'Cruddur took too long to answer.',
    });
  }
  if (navigator.onLine === false) {
    return new ApiError({ ...details, code: 'offline', message: 'You are offline.' });
  }
  return new ApiError({ ...details, code: 'network', message: 'Cruddur could not be reached.' });
}
