import type { ApiError, Mail, MailSummary, Status, TraceDetail, TraceList } from '../../api.ts';

/** The Observatory answered, but not with what was asked for. */
export class RequestFailed extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'RequestFailed';
    this.status = status;
  }
}

async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await ask(path, { signal });
  return response.json() as Promise<T>;
}

/** @throws RequestFailed on any answer that is not a success */
async function ask(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { headers: { accept: 'application/json' }, ...init });
  if (response.ok) return response;
  const body = (await response.json().catch(() => null)) as ApiError | null;
  throw new RequestFailed(
    response.status,
    body?.message ?? `The Observatory answered ${response.status} ${response.statusText}.`,
  );
}

/** A page of the list; `query` holds the filters, `before` and `limit`. */
export function listTraces(query: URLSearchParams, signal?: AbortSignal): Promise<TraceList> {
  return get(`/api/traces?${query}`, signal);
}

export function getTrace(traceId: string, signal?: AbortSignal): Promise<TraceDetail> {
  return get(`/api/traces/${traceId}`, signal);
}

/** The trace as OTLP JSON, as any OTLP receiver takes it. */
export function exportTrace(traceId: string): Promise<OtlpTraces> {
  return get(`/api/traces/${traceId}/export`);
}

export function getStatus(signal?: AbortSignal): Promise<Status> {
  return get('/api/status', signal);
}

/** All mails that match, newest first: the Observatory keeps no more than a thousand. */
export function listMails(search: string, signal?: AbortSignal): Promise<MailSummary[]> {
  const query = new URLSearchParams({ summary: '1', limit: '1000', ...(search ? { search } : {}) });
  return get(`/api/mail?${query}`, signal);
}

export function getMail(id: string, signal?: AbortSignal): Promise<Mail> {
  return get(`/api/mail/${encodeURIComponent(id)}`, signal);
}

export async function clearMails(): Promise<void> {
  await ask('/api/mail', { method: 'DELETE' });
}

/** The part of an OTLP JSON export that the screens look into. */
export interface OtlpTraces {
  resourceSpans: { scopeSpans: { spans: { spanId: string }[] }[] }[];
}
