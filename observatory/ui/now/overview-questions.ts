import {
  allDatasets,
  type Filter,
  type Heatmap,
  type QueryAnswer,
  type QueryRequest,
} from '../../api/query.ts';

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

/** Spans that failed; their events and links are rows that failed, too. */
export const failures: QueryRequest = {
  dataset: allDatasets,
  query: {
    calculations: [{ op: 'COUNT' }],
    filters: [
      { column: 'error', op: '=', value: true },
      { column: 'meta.annotation_type', op: 'does-not-exist' },
    ],
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

/** The same question to a part of the time, of what matches `filters` too. */
export function narrowed(
  { dataset, query }: QueryRequest,
  startMs: number,
  endMs: number,
  filters: Filter[] = [],
): QueryRequest {
  const { time_range: _, granularity: __, ...kept } = query;
  return {
    dataset,
    query: {
      ...kept,
      filters: [...(query.filters ?? []), ...filters],
      start_time: Math.floor(startMs / 1000),
      end_time: Math.ceil(endMs / 1000),
    },
  };
}

/** What a cell of the heatmap counts: durations from one edge up to the next. */
export function durationsOf({ edges }: Heatmap, bin: number): Filter[] {
  const [min, max] = [edges[bin], edges[bin + 1]];
  return [
    ...(min === undefined ? [] : [{ column: 'duration_ms', op: '>=' as const, value: min }]),
    ...(max === undefined ? [] : [{ column: 'duration_ms', op: '<' as const, value: max }]),
  ];
}
