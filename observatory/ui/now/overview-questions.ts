import { allDatasets, type QueryAnswer, type QueryRequest } from '../../api/query.ts';

const time = { time_range: 1800, granularity: 30 };

/** How many actions there were in the last half hour, and how long they took: of their roots. */
export const actions: QueryRequest = {
  dataset: allDatasets,
  query: {
    calculations: [
      { op: 'COUNT' },
      { op: 'HEATMAP', column: 'duration_ms' },
      { op: 'P90', column: 'duration_ms' },
    ],
    filters: [{ column: 'trace.parent_id', op: 'does-not-exist' }],
    ...time,
  },
};

/** Spans that failed, by where. */
export const failures: QueryRequest = {
  dataset: allDatasets,
  query: {
    calculations: [{ op: 'COUNT' }],
    filters: [{ column: 'error', op: '=', value: true }],
    ...time,
  },
};

/** The values over time of a question without breakdowns; `none` where nothing matched. */
export function valuesOf(
  answer: QueryAnswer | undefined,
  key: string,
  none: 0 | null,
): (number | null)[] {
  return answer?.groups[0]?.series[key] ?? answer?.times_ms.map(() => none) ?? [];
}
