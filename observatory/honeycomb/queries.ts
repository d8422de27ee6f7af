import { Router } from 'express';
import type { QuerySpec } from '../api/query.ts';
import { slugOf } from '../query/match.ts';
import { parseQuery } from '../query/spec.ts';
import type { Honeycomb } from './honeycomb.ts';
import { missing } from './problem.ts';
import type { SavedQuery } from './saved.ts';
import { knownSlug } from './slugs.ts';

/** https://docs.honeycomb.io/api/queries/: a question is kept, and run by /1/query_results. */
export function queryRoutes({ questions, saved }: Honeycomb): Router {
  const router = Router();

  router.post('/:dataset', async (request, response) => {
    const dataset = await knownSlug(questions, request.params.dataset);
    const query = withDefaults(parseQuery(request.body));
    response.json(present(await saved.keepQuery(dataset, query)));
  });

  router.get('/:dataset/:id', async (request, response) => {
    // A board's question is there before the first span that it asks for.
    const found = saved.query(request.params.id);
    if (found?.dataset !== slugOf(request.params.dataset)) {
      await knownSlug(questions, request.params.dataset);
      throw missing('Query');
    }
    response.json(present(found));
  });
  return router;
}

/** As the API gives questions back: with COUNT and two hours when nothing was said. */
function withDefaults(query: QuerySpec): QuerySpec {
  const { calculations, filter_combination, ...rest } = query;
  const isOpen = query.start_time === undefined || query.end_time === undefined;
  return {
    ...rest,
    ...(filter_combination === 'OR' && { filter_combination }),
    calculations: calculations?.length ? calculations : [{ op: 'COUNT' }],
    ...(isOpen && { time_range: query.time_range ?? 7200 }),
  };
}

function present({ id, query }: SavedQuery): QuerySpec & { id: string } {
  return { ...query, id };
}
