import type { LogEvent, LogGroupSummary, LogList } from '../../api/logs.ts';
import { get } from '../shared/api.ts';

/** A page of the log; `query` holds the filters, `before` or `after`, and `limit`. */
export function listLogs(query: URLSearchParams, signal?: AbortSignal): Promise<LogList> {
  return get(`/api/logs?${query}`, signal);
}

export function listLogGroups(signal?: AbortSignal): Promise<LogGroupSummary[]> {
  return get('/api/logs/groups', signal);
}

export function getLogEvent(id: string, signal?: AbortSignal): Promise<LogEvent> {
  return get(`/api/logs/${encodeURIComponent(id)}`, signal);
}
