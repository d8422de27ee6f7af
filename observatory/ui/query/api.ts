import type {
  ColumnInfo,
  DatasetInfo,
  QueryAnswer,
  QueryRequest,
  RowsAnswer,
  TracesAnswer,
  ValuesAnswer,
} from '../../api/query.ts';
import { ask, get } from '../shared/api.ts';

/** As many as one reads; narrowing the question shows others. */
const mostRows = 500;
const mostTraces = 200;

async function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body), signal };
  const response = await ask(path, init);
  return response.json() as Promise<T>;
}

export function askQuestion(request: QueryRequest, signal?: AbortSignal): Promise<QueryAnswer> {
  return post('/api/query', request, signal);
}

/** The rows that match, newest first; of the question only the filters and the time count. */
export function askRows(request: QueryRequest, signal?: AbortSignal): Promise<RowsAnswer> {
  return post(`/api/query/rows?limit=${mostRows}`, request, signal);
}

/** The traces that have a row which matches. */
export function askTraces(request: QueryRequest, signal?: AbortSignal): Promise<TracesAnswer> {
  return post(`/api/query/traces?limit=${mostTraces}`, request, signal);
}

export function listColumns(dataset: string, signal?: AbortSignal): Promise<ColumnInfo[]> {
  return get(`/api/query/columns?${new URLSearchParams({ dataset })}`, signal);
}

export function listDatasets(signal?: AbortSignal): Promise<DatasetInfo[]> {
  return get('/api/query/datasets', signal);
}

/** The most frequent values of a column that hold what was typed. */
export function listValues(
  dataset: string,
  column: string,
  typed: string,
  signal?: AbortSignal,
): Promise<ValuesAnswer> {
  return get(`/api/query/values?${new URLSearchParams({ dataset, column, typed })}`, signal);
}
