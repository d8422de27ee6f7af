import type { ApiError, Status, TraceDetail, TraceList } from '../../api.ts';

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
  const response = await fetch(path, { headers: { accept: 'application/json' }, signal });
  if (response.ok) return response.json() as Promise<T>;
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

/** The part of an OTLP JSON export that the screens look into. */
export interface OtlpTraces {
  resourceSpans: { scopeSpans: { spans: { spanId: string }[] }[] }[];
}
