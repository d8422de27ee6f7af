import { allDatasets, type QueryRequest } from '../../api/query.ts';

/** Where the time went for everybody in the last two hours. */
export const durations: QueryRequest = {
  dataset: allDatasets,
  query: {
    calculations: [
      { op: 'HEATMAP', column: 'duration_ms' },
      { op: 'P90', column: 'duration_ms' },
    ],
    time_range: 7200,
  },
};

/** How often each route was asked for, and how slow its slowest tenth was. */
export const routes: QueryRequest = {
  dataset: allDatasets,
  query: {
    calculations: [{ op: 'COUNT' }, { op: 'P90', column: 'duration_ms' }],
    breakdowns: ['http.route'],
    filters: [{ column: 'http.route', op: 'exists' }],
    orders: [{ op: 'COUNT', order: 'descending' }],
    time_range: 7200,
  },
};
