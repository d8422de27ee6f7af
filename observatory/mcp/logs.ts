import { z } from 'zod';
import { logLevels } from '../api/logs.ts';
import { selectEvents } from '../logs/queries.ts';
import { rangeOf } from '../query/time.ts';
import { limit, requiredTraceId, times, timesOf, traceId } from './inputs.ts';
import { shown, time } from './text.ts';
import type { Tool } from './tool.ts';

const input = z.strictObject({
  search: z.string().max(1000).default('').describe('Part of the message, in any case.'),
  level: z.enum(logLevels).optional().describe('This level and all that are more serious.'),
  group: z.string().max(512).optional(),
  trace_id: traceId.optional(),
  ...times,
  limit: limit(200, 50),
});

const longestMessage = 1000;

export const searchLogs: Tool<typeof input> = {
  name: 'search_logs',
  title: 'Search log lines',
  description:
    'Log lines, newest first, of all times unless a time is given. With trace_id those that were ' +
    'written during that trace.',
  input,
  async run(asked, { observatory, url }) {
    const { fromMs, toMs } = boundsOf(asked);
    const events = await selectEvents(
      observatory.reader,
      {
        search: asked.search || undefined,
        level: asked.level,
        group: asked.group,
        traceId: asked.trace_id === undefined ? undefined : requiredTraceId(asked.trace_id),
        fromMs,
        toMs,
      },
      'newest',
      asked.limit,
    );
    const full = events.length === asked.limit ? ' There may be more: narrow the search.' : '';
    return {
      say: [`${events.length} log lines.${full} Shown at ${url}/logs.`],
      data: events.map(({ time_ms, level, group, trace_id, message }) =>
        [
          time(time_ms),
          level ?? '–',
          shown(group),
          trace_id ?? '–',
          shown(message, longestMessage),
        ].join(' | '),
      ),
      hint: 'lower the limit or narrow the search',
    };
  },
};

function boundsOf(asked: z.output<typeof input>): { fromMs?: number; toMs?: number } {
  const { last_minutes, start_time, end_time } = asked;
  const spec = timesOf({ last_minutes, start_time, end_time });
  if (last_minutes === undefined && start_time === undefined) {
    return spec.end_time === undefined ? {} : { toMs: spec.end_time * 1000 };
  }
  const { start, end } = rangeOf(spec, Date.now());
  return { fromMs: start * 1000, toMs: end * 1000 };
}
