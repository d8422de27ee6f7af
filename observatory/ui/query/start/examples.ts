import type { QuerySpec } from '../../../api/query.ts';
import type { View } from '../address.ts';

export interface Example {
  /** What one wants to know. */
  title: string;
  query: QuerySpec;
  view?: Partial<View>;
}

/** Cruddur's five steps through its own telemetry, in the order in which one learns them. */
export const steps: readonly Example[] = [
  {
    title: 'How many spans are there?',
    query: {
      calculations: [{ op: 'COUNT' }],
      filters: [{ column: 'meta.annotation_type', op: 'does-not-exist' }],
    },
  },
  {
    title: 'Which spans say when they were made?',
    query: {
      calculations: [{ op: 'COUNT' }],
      filters: [{ column: 'app.now', op: 'exists' }],
    },
    view: { tab: 'rows', columns: ['name', 'service.name', 'app.now', 'duration_ms'] },
  },
  {
    title: 'Which spans say how much they found?',
    query: {
      calculations: [{ op: 'COUNT' }],
      filters: [{ column: 'app.result_length', op: 'exists' }],
    },
    view: { tab: 'rows', columns: ['name', 'service.name', 'app.result_length', 'duration_ms'] },
  },
  {
    title: 'How much did they find at most?',
    query: { calculations: [{ op: 'MAX', column: 'app.result_length' }] },
  },
  {
    title: 'How do durations spread, and what do nine of ten stay below?',
    query: {
      calculations: [
        { op: 'HEATMAP', column: 'duration_ms' },
        { op: 'P90', column: 'duration_ms' },
      ],
    },
  },
];

export const others: readonly Example[] = [
  {
    title: 'Which requests are slow?',
    query: {
      calculations: [{ op: 'P90', column: 'duration_ms' }, { op: 'COUNT' }],
      filters: [{ column: 'span.kind', op: '=', value: 'server' }],
      breakdowns: ['name'],
      orders: [{ op: 'P90', column: 'duration_ms', order: 'descending' }],
    },
  },
  {
    title: 'What fails, and where?',
    query: {
      calculations: [{ op: 'COUNT' }],
      filters: [
        { column: 'error', op: 'exists' },
        { column: 'meta.annotation_type', op: 'does-not-exist' },
      ],
      breakdowns: ['service.name', 'name'],
      orders: [{ op: 'COUNT', order: 'descending' }],
    },
  },
  {
    title: 'Who sends how much?',
    query: {
      calculations: [{ op: 'COUNT' }],
      breakdowns: ['service.name'],
      orders: [{ op: 'COUNT', order: 'descending' }],
    },
    view: { chart: 'stacked' },
  },
  {
    title: 'Whose requests take long?',
    query: {
      calculations: [{ op: 'P90', column: 'duration_ms' }, { op: 'COUNT' }],
      filters: [{ column: 'app.user', op: 'exists' }],
      breakdowns: ['app.user'],
      orders: [{ op: 'P90', column: 'duration_ms', order: 'descending' }],
    },
  },
];
