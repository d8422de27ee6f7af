import { type Request, Router } from 'express';
import { z } from 'zod';
import { slugOf } from '../query/match.ts';
import { parseBody } from './body.ts';
import type { Honeycomb } from './honeycomb.ts';
import { missing } from './problem.ts';
import type { Result } from './results.ts';
import { knownSlug } from './slugs.ts';

const order = z.object({
  query_id: z.string().min(1).max(64),
  disable_series: z.boolean().default(false),
  disable_total_by_aggregate: z.boolean().default(true),
  disable_other_by_aggregate: z.boolean().default(true),
  // Of the API: it counts only without series, where it may be more than the question's own.
  limit: z.int().min(1).max(10_000).optional(),
});

/** As many groups as the engine gives. */
const mostGroups = 1000;

/** https://docs.honeycomb.io/api/query-data/: a question is run, and its result asked for until complete. */
export function queryResultRoutes({ questions, saved, results }: Honeycomb): Router {
  const router = Router();

  router.post('/:dataset', async (request, response) => {
    const dataset = await knownSlug(questions, request.params.dataset);
    const { query_id, limit, ...options } = parseBody(order, request.body);
    const found = saved.query(query_id);
    if (found?.dataset !== dataset) throw missing('Query');
    const groups = options.disable_series ? (limit ?? found.query.limit) : found.query.limit;
    const query = { ...found.query, limit: Math.min(groups ?? mostGroups, mostGroups) };
    const result = results.start({ dataset, query }, options);
    response.status(201).json({ ...head(result, request), complete: false });
  });

  router.get('/:dataset/:id', (request, response) => {
    const result = results.get(slugOf(request.params.dataset), request.params.id);
    if (result.state === 'failed') throw result.error;
    const complete = result.state === 'done';
    const text = JSON.stringify({ ...head(result, request), complete });
    // The data are kept as text, and put in as they are.
    const body = complete ? `${text.slice(0, -1)},"data":${result.data}}` : text;
    response.type('json').send(body);
  });
  return router;
}

function head({ id, request: { dataset, query } }: Result, { protocol, headers }: Request) {
  const search = new URLSearchParams({ dataset, query: JSON.stringify(query) });
  return {
    id,
    query,
    links: { query_url: `${protocol}://${headers.host}/query?${search}` },
  };
}
