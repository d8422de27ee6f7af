import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { BubbleUpAnswer, BubbleUpRequest, BubbleUpSelection } from '../../api/bubbleup.ts';
import type { Filter, QueryRequest } from '../../api/query.ts';
import type { HeatSelection } from '../charts/types.ts';
import { ask } from '../shared/api.ts';

/** An area of a column's heatmap, or the rows of a group: `name = GET /`, say. */
export type Selection = (HeatSelection & { column: string }) | { filters: Filter[] };

/** How the selection differs; the last answer stays until there is another. */
export function useBubbleUp(request: QueryRequest, selection: Selection) {
  const body = bodyOf(request, selection);
  return useQuery({
    queryKey: ['bubbleup', body],
    queryFn: ({ signal }) => post(body, signal),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
}

async function post(body: BubbleUpRequest, signal: AbortSignal): Promise<BubbleUpAnswer> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body), signal };
  return (await ask('/api/bubbleup', init)).json() as Promise<BubbleUpAnswer>;
}

/** Only what counts, so that another calculation of the same rows asks nothing anew. */
function bodyOf({ dataset, query }: QueryRequest, selection: Selection): BubbleUpRequest {
  const { filters, filter_combination, time_range, start_time, end_time } = query;
  const rows = { filters, filter_combination, time_range, start_time, end_time };
  return { dataset, query: rows, selection: selectionOf(selection) };
}

function selectionOf(selection: Selection): BubbleUpSelection {
  if (!('column' in selection)) return { filters: selection.filters };
  const { column, startMs, endMs, min, max } = selection;
  return { area: { column, start_ms: startMs, end_ms: endMs, min, max } };
}
