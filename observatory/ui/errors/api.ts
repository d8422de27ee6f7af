import type { ErrorDetail, ErrorItem, ErrorItemDetail, ErrorList } from '../../api/errors.ts';
import { ask, get } from '../shared/api.ts';

/** The items that match; `query` holds the filters. */
export function listErrors(query: URLSearchParams, signal?: AbortSignal): Promise<ErrorList> {
  return get(`/api/errors?${query}`, signal);
}

/** An item with its newest occurrences; `query` holds the range of its counts. */
export function getItem(
  id: string,
  query: URLSearchParams,
  signal?: AbortSignal,
): Promise<ErrorItemDetail> {
  return get(`/api/errors/${encodeURIComponent(id)}?${query}`, signal);
}

export function getOccurrence(uuid: string, signal?: AbortSignal): Promise<ErrorDetail> {
  return get(`/api/errors/occurrences/${encodeURIComponent(uuid)}`, signal);
}

export async function setResolved(id: string, resolved: boolean): Promise<ErrorItem> {
  const response = await ask(`/api/errors/${encodeURIComponent(id)}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resolved }),
  });
  return response.json() as Promise<ErrorItem>;
}
