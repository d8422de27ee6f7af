import type { MapCalls, MapEdge, ServiceMap } from '../../api/map.ts';
import { allDatasets, type Filter, type QueryRequest } from '../../api/query.ts';
import { queryPath } from '../query/address.ts';

/** Another question about the same spans; null for one that does not apply. */
export interface QuestionLink {
  label: string;
  path: string;
}

type Time = Pick<ServiceMap, 'start_ms' | 'end_ms'>;

/**
 * Questions that match the spans which stand for the calls. Where the attributes alone match other
 * spans too, and the calls are few, they name each span.
 */
export function edgeQuestions(
  edge: MapEdge,
  calls: MapCalls | undefined,
  time: Time,
): { links: QuestionLink[]; exact: boolean } {
  const ids = edge.exact ? null : (calls?.span_ids ?? null);
  const filters: Filter[] = ids
    ? [{ column: 'trace.span_id', op: 'in', value: ids }]
    : edge.question.filters;
  const ask = about(time, edge.question.dataset, filters);
  // The errors of the caller are on its own spans, which are not those of a called service.
  const failed = edge.callee === null ? edge.caller_errors : edge.callee_errors;
  const links = [
    ask('Count and P95', { calculations: [{ op: 'COUNT' }, p95] }),
    ask('By name', { calculations: [{ op: 'COUNT' }, p95], breakdowns: ['name'] }),
    ask('Heatmap', { calculations: [{ op: 'HEATMAP', column: 'duration_ms' }, p95] }),
  ];
  if (failed > 0) {
    const only: Filter = { column: 'error', op: '=', value: true };
    links.push(
      about(time, edge.question.dataset, [...filters, only])('Failed ones', {
        calculations: [{ op: 'COUNT' }],
        breakdowns: ['name', 'status_message'],
      }),
    );
  }
  return { links, exact: edge.exact || ids !== null };
}

/** Questions about all spans of a service, as many as its node tells: events and links are no spans. */
export function serviceQuestions(service: string, time: Time): QuestionLink[] {
  const ask = about(time, allDatasets, [
    { column: 'service.name', op: '=', value: service },
    { column: 'meta.annotation_type', op: 'does-not-exist' },
  ]);
  return [
    ask('Spans by name', { calculations: [{ op: 'COUNT' }, p95], breakdowns: ['name'] }),
    ask('Heatmap', { calculations: [{ op: 'HEATMAP', column: 'duration_ms' }, p95] }),
  ];
}

const p95 = { op: 'P95', column: 'duration_ms' } as const;

function about({ start_ms, end_ms }: Time, dataset: string, filters: Filter[]) {
  const time = { start_time: start_ms / 1000, end_time: end_ms / 1000 };
  return (label: string, asked: QueryRequest['query']): QuestionLink => ({
    label,
    path: queryPath({ dataset, query: { ...asked, filters, ...time } }),
  });
}
