import { useQuery } from '@tanstack/react-query';
import type { DatasetInfo, Filter, QueryAnswer, QuerySpec } from '../../api/query.ts';
import { ask, get } from '../shared/api.ts';
import type { ExportChoice } from './address.ts';

export function useDatasets() {
  return useQuery({
    queryKey: ['datasets'],
    queryFn: ({ signal }) => get<DatasetInfo[]>('/api/query/datasets', signal),
  });
}

/** How many spans a file would hold; about, since a question's time is in whole seconds. */
export function useCount(choice: ExportChoice) {
  const query = countingOf(choice);
  return useQuery({
    queryKey: ['export-count', choice.dataset, query],
    queryFn: async ({ signal }) => {
      const body = JSON.stringify({ dataset: choice.dataset, query });
      const headers = { 'content-type': 'application/json' };
      const response = await ask('/api/query', { method: 'POST', headers, body, signal });
      return ((await response.json()) as QueryAnswer).total.COUNT ?? 0;
    },
    enabled: choice.endMs > choice.startMs,
  });
}

/** Rows of events and links are not counted: they go with their span. */
const spansOnly: Filter = { column: 'meta.annotation_type', op: 'does-not-exist' };

function countingOf({ startMs, endMs, query }: ExportChoice): QuerySpec {
  const filters = query?.filters ?? [];
  const any = query?.filter_combination === 'OR' && filters.length > 0;
  return {
    calculations: [{ op: 'COUNT' }],
    // One more condition cannot be added to alternatives; their events are counted, too.
    filters: any ? filters : [...filters, spansOnly],
    ...(any ? { filter_combination: 'OR' as const } : {}),
    start_time: Math.floor(startMs / 1000),
    end_time: Math.max(Math.ceil(endMs / 1000), Math.floor(startMs / 1000) + 1),
  };
}
