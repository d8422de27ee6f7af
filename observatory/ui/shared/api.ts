import type { FaultOrder, FaultyVendor } from '../../api/faults.ts';
import type { Found, Related } from '../../api/related.ts';
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

/** Why there is no answer: the Observatory's own sentence, or that it does not answer. */
export function reasonOf(error: Error): string {
  if (error instanceof RequestFailed) return error.message;
  return 'The Observatory does not answer. It may have stopped, or be starting.';
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await ask(path, { signal });
  return response.json() as Promise<T>;
}

/** @throws RequestFailed on any answer that is not a success */
export async function ask(path: string, init: RequestInit): Promise<Response> {
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

/** What there is under the id besides spans. */
export function getRelated(traceId: string, signal?: AbortSignal): Promise<Related> {
  return get(`/api/traces/${traceId}/related`, signal);
}

/** Where the id of a span or of a Rollbar item is shown; null when it is not known here. */
export async function find(id: string): Promise<string | null> {
  return (await get<Found>(`/api/find?q=${encodeURIComponent(id.trim())}`)).path;
}

export async function orderFault(vendor: FaultyVendor, order: FaultOrder): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await ask(`/api/faults/${vendor}`, { method: 'PUT', headers, body: JSON.stringify(order) });
}

/** Ends a vendor's fault, or all of them. */
export async function endFaults(vendor?: FaultyVendor): Promise<void> {
  await ask(`/api/faults${vendor ? `/${vendor}` : ''}`, { method: 'DELETE' });
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
