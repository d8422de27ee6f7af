import { Router } from 'express';
import { z } from 'zod';
import { type LogList, logLevels } from '../api/logs.ts';
import { HttpError } from '../http/errors.ts';
import { patience, timeoutMs } from '../http/patience.ts';
import { parseQuery } from '../http/query.ts';
import { parseTraceId } from '../ids.ts';
import type { Observatory } from '../observatory.ts';
import { groupSummaries } from './groups.ts';
import {
  type LogFilter,
  matchesFilter,
  parsePlace,
  placePattern,
  placeText,
  selectEvents,
} from './queries.ts';

const id = z
  .string()
  .regex(/^\d{1,18}$/, 'is the id of a log event')
  .transform(BigInt);
const text = z
  .string()
  .trim()
  .max(1000)
  .transform((given) => given || undefined)
  .optional();
const time = z.coerce.number().int().min(0).max(1e15).optional();

const narrowing = {
  search: text,
  group: text,
  stream: text,
  level: z.enum(logLevels).optional(),
  trace: z
    .string()
    .transform((given, context) => {
      const traceId = parseTraceId(given);
      if (!traceId) context.addIssue('is not a trace id in any known form');
      return traceId ?? z.NEVER;
    })
    .optional(),
  files: z.literal('0').optional(),
  after: id.optional(),
};

const listQuery = z.object({
  ...narrowing,
  from_ms: time,
  to_ms: time,
  before: z
    .string()
    .regex(placePattern, 'is what `next` of an earlier page was')
    .transform(parsePlace)
    .optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

const waitQuery = z.object({
  ...narrowing,
  timeout_ms: timeoutMs,
});

/** The events, one event, the groups, and the wait for an event. */
export function logRoutes({ logs, reader }: Observatory): Router {
  const router = Router();

  router.get('/', async (request, response) => {
    const query = parseQuery(listQuery, request.query);
    const filter = filterOf(query);
    // Before reading: what comes in between is then read twice, and never missed.
    const { newest } = logs;
    const order = query.after === undefined ? 'newest' : 'arrival';
    const events = await selectEvents(reader, filter, order, query.limit);
    const last = events.at(-1);
    const more = last !== undefined && order === 'newest' && events.length === query.limit;
    const list: LogList = { events, next: more ? placeText(last) : null, newest };
    response.json(list);
  });

  router.get('/groups', (_request, response) => {
    response.json(groupSummaries(logs.catalogue));
  });

  router.get('/wait', async (request, response) => {
    const { timeout_ms, ...query } = parseQuery(waitQuery, request.query);
    const filter = filterOf(query);
    const gone = patience(response, timeout_ms);
    // Listening first: an event that arrives while the stored ones are read is not missed.
    const next = logs.arrivals.wait((event) => matchesFilter(filter, event), gone.signal);
    const [stored] = await selectEvents(reader, filter, 'arrival', 1);
    if (stored) gone.abort();
    const event = stored ?? (await next);
    if (response.closed) return;
    if (!event) {
      const message = `No such log event has arrived after ${timeout_ms} ms.`;
      throw new HttpError(504, 'no_log_event', message);
    }
    response.json(event);
  });

  router.get('/:id', async (request, response) => {
    const parsed = id.safeParse(request.params.id);
    const [event] = parsed.success
      ? await selectEvents(reader, { ids: [parsed.data] }, 'arrival', 1)
      : [];
    if (!event) throw new HttpError(404, 'log_event_not_found', 'There is no event of this id.');
    response.json(event);
  });

  return router;
}

type Narrowing = z.output<typeof waitQuery> & Partial<z.output<typeof listQuery>>;

function filterOf(query: Omit<Narrowing, 'timeout_ms' | 'limit'>): LogFilter {
  return {
    search: query.search,
    group: query.group,
    streams: query.stream === undefined ? undefined : [query.stream],
    level: query.level,
    traceId: query.trace,
    withoutFiles: query.files === '0',
    afterId: query.after,
    fromMs: query.from_ms,
    toMs: query.to_ms,
    before: query.before,
  };
}
