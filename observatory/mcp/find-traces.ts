import { z } from 'zod';
import { type Filter, filterOps } from '../api/query.ts';
import { tracesOf } from '../query/traces.ts';
import { dataset, limit, times, timesOf } from './inputs.ts';
import { few, ms, shown, time } from './text.ts';
import type { Tool } from './tool.ts';

const scalar = z.union([z.string().max(10_000), z.number(), z.boolean()]);

const input = z.strictObject({
  dataset,
  name: z.string().min(1).max(1000).optional().describe('Part of the span’s name.'),
  errors_only: z.boolean().default(false),
  min_duration_ms: z.number().min(0).optional(),
  root_only: z
    .boolean()
    .default(false)
    .describe('Look at the first span of each trace only: its duration is that of the whole.'),
  filters: z
    .array(
      z.strictObject({
        column: z.string().min(1).max(10_000),
        op: z.enum(filterOps),
        value: z.union([scalar, z.array(scalar).max(1000)]).optional(),
      }),
    )
    .max(50)
    .default([])
    .describe('More conditions, as the tool query has them.'),
  ...times,
  limit: limit(100, 20),
});

export const findTraces: Tool<typeof input> = {
  name: 'find_traces',
  title: 'Find traces',
  description:
    'Finds traces with at least one span for which all conditions hold, newest first. A trace is ' +
    'everything that one action caused, from the browser to the database. Use get_trace to read one.',
  input,
  async run(asked, { observatory, url }, signal) {
    const query = { ...timesOf(asked), filters: [...asked.filters, ...conditions(asked)] };
    const question = { dataset: asked.dataset, query };
    const { notices, traces, complete } = await observatory.questions.matching(
      question,
      signal,
      async (session, { match }) => ({
        notices: match.notices,
        ...(await tracesOf(session, match, asked.limit)),
      }),
    );
    const count = traces.length === 1 ? '1 trace' : `${traces.length} traces`;
    return {
      say: [
        complete ? `${count}.` : `The newest ${count}; there are more.`,
        ...few(notices),
        `A trace is shown at ${url}/trace/<trace id>.`,
      ],
      data: traces.map((trace) => {
        const parts = [
          trace.trace_id,
          time(trace.start_ms),
          ms(trace.duration_ms),
          shown(trace.service),
          shown(trace.name),
        ];
        if (trace.error) parts.push('ERROR');
        return `${parts.join(' | ')} | ${trace.matches} matching, longest ${trace.span_id ?? '–'}`;
      }),
      hint: 'lower the limit or narrow the time',
    };
  },
};

function conditions(asked: z.output<typeof input>): Filter[] {
  const filters: Filter[] = [];
  if (asked.name) filters.push({ column: 'name', op: 'contains', value: asked.name });
  if (asked.errors_only) filters.push({ column: 'error', op: '=', value: true });
  if (asked.min_duration_ms !== undefined) {
    filters.push({ column: 'duration_ms', op: '>=', value: asked.min_duration_ms });
  }
  if (asked.root_only) {
    filters.push(
      { column: 'trace.parent_id', op: 'does-not-exist' },
      { column: 'meta.annotation_type', op: 'does-not-exist' },
    );
  }
  return filters;
}
