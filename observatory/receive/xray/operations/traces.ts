import { z } from 'zod';
import { parseTraceId, toXray } from '../../../ids.ts';
import { invalid } from '../../../xray/errors.ts';
import { parseFilter } from '../../../xray/filter/parse.ts';
import { moment, operation, page } from '../operation.ts';
import { summarise } from '../summary.ts';

const summariesPerPage = 100;

export const getTraceSummaries = operation(
  z.object({
    StartTime: moment,
    EndTime: moment,
    FilterExpression: z.string().optional(),
    NextToken: z.string().optional(),
  }),
  async (store, { StartTime, EndTime, FilterExpression, NextToken: token }) => {
    if (EndTime < StartTime) throw invalid('StartTime is after EndTime.');
    const matches = parseFilter(FilterExpression ?? '');
    const traces = await store.between(StartTime, EndTime);
    const { items, ...next } = page(traces.filter(matches), token, summariesPerPage);
    return {
      TraceSummaries: items.map(summarise),
      ApproximateTime: Date.now() / 1000,
      TracesProcessedCount: traces.length,
      ...next,
    };
  },
);

/** X-Ray gives five traces at once. Ids of either form; each comes back as X-Ray writes it. */
export const batchGetTraces = operation(
  z.object({ TraceIds: traceIds(5) }),
  async (store, { TraceIds: ids }) => {
    const traces = await store.traces(ids);
    const found = new Set(traces.map(({ id }) => id));
    return {
      Traces: traces.map((trace) => ({
        Id: toXray(trace.id),
        Duration: (trace.endMs - trace.startMs) / 1000,
        LimitExceeded: false,
        Segments: trace.segments.map(({ segment, document }) => ({
          Id: segment.id,
          Document: JSON.stringify({ ...document, trace_id: toXray(trace.id) }),
        })),
      })),
      UnprocessedTraceIds: ids.filter((id) => !found.has(id)).map(toXray),
    };
  },
);

/** A list of ids of any form, as 32 hex digits each. */
export function traceIds(most: number) {
  return z
    .array(
      z.string().transform((text, context) => {
        const id = parseTraceId(text);
        if (id === undefined) context.addIssue(`"${text.slice(0, 64)}" is not the id of a trace`);
        return id ?? '';
      }),
    )
    .min(1)
    .max(most);
}
