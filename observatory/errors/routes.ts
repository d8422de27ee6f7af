import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { errorLevels, errorRanges } from '../api/errors.ts';
import { HttpError } from '../http/errors.ts';
import { patience, timeoutMs } from '../http/patience.ts';
import { parseQuery } from '../http/query.ts';
import { parseTraceId } from '../ids.ts';
import type { Observatory } from '../observatory.ts';
import { listItems } from './list.ts';
import { byUuid, firstAfter, ofItem } from './occurrences.ts';
import { presentDetail, presentItem, presentOccurrence } from './present.ts';

const text = z.string().trim().max(1000).optional();
const range = z.enum(errorRanges).default('day');
/** A choice of the screens that is not made comes as an empty text. */
const choice = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => given || undefined, schema.optional());

const listQuery = z.object({
  search: text,
  level: choice(z.enum(errorLevels)),
  environment: text,
  state: z.enum(['active', 'resolved', 'all']).default('active'),
  trace: text,
  range,
  limit: z.coerce.number().int().min(1).max(2000).default(500),
});

const itemQuery = z.object({
  range,
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const waitQuery = z.object({
  search: text,
  after: text,
  timeout_ms: timeoutMs,
});

const change = z.object({ resolved: z.boolean() });

/** The items, one item and its occurrences, the wait for the next occurrence, and the deploys. */
export function errorRoutes({ errors, reader }: Observatory): Router {
  const router = Router();

  router.get('/', async (request, response) => {
    const { trace, search, environment, level, ...query } = parseQuery(listQuery, request.query);
    const list = await listItems(
      errors.items.all(),
      reader,
      {
        ...query,
        level,
        search: search || undefined,
        environment: environment || undefined,
        trace: trace ? traceIdOf(trace) : undefined,
      },
      Date.now(),
    );
    response.json(list);
  });

  router.get('/deploys', async (_request, response) => {
    response.json(await errors.deploys.list());
  });

  router.get('/wait', waitForOne);

  router.get('/occurrences/:uuid', async (request, response) => {
    const stored = await byUuid(reader, request.params.uuid);
    if (!stored) throw new HttpError(404, 'error_not_found', 'No error of this uuid is stored.');
    response.json(await presentDetail(stored, errors.sourceMaps));
  });

  router.get('/:id', async (request, response) => {
    const query = parseQuery(itemQuery, request.query);
    const item = find(request.params.id);
    const stored = await ofItem(reader, item.id, query.limit);
    response.json({
      item: presentItem(item, query.range, Date.now()),
      occurrences: await Promise.all(
        stored.map((each) => presentOccurrence(each, errors.sourceMaps)),
      ),
      kept: errors.usage.ofItem(item.id),
    });
  });

  router.patch('/:id', express.json({ limit: '1kb' }), async (request, response) => {
    const { resolved } = parseQuery(change, request.body);
    const item = await errors.setResolved(find(request.params.id).id, resolved);
    if (!item) throw notFound();
    response.json(presentItem(item, 'day', Date.now()));
  });

  async function waitForOne(request: Request, response: Response) {
    const { search = '', after, timeout_ms } = parseQuery(waitQuery, request.query);
    const { signal } = patience(response, timeout_ms);
    for (;;) {
      // Listening first: an error that arrives while the stored ones are read is not missed.
      const next = errors.arrivals.wait(() => true, signal);
      const stored = await firstAfter(reader, after || undefined, search);
      if (stored) return response.json(await presentDetail(stored, errors.sourceMaps));
      if (signal.aborted) break;
      await next;
    }
    if (response.closed) return;
    const which = search === '' ? 'No error' : `No error with “${search}”`;
    throw new HttpError(504, 'no_error', `${which} has arrived after ${timeout_ms} ms.`);
  }

  function find(param: string) {
    const item = /^\d{1,9}$/.test(param) ? errors.items.get(Number(param)) : undefined;
    if (!item) throw notFound();
    return item;
  }

  return router;
}

function notFound(): HttpError {
  return new HttpError(404, 'item_not_found', 'There is no error of this number.');
}

function traceIdOf(param: string): string {
  const id = parseTraceId(param);
  if (!id) throw new HttpError(400, 'invalid_trace_id', 'trace: is not the id of a trace');
  return id;
}
