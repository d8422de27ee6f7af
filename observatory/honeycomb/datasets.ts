import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { DatasetInfo } from '../api/query.ts';
import { slugOf } from '../query/match.ts';
import { parseBody } from './body.ts';
import type { Honeycomb } from './honeycomb.ts';
import { Problem } from './problem.ts';
import { datasetOf } from './slugs.ts';
import { timeText } from './time-text.ts';

const name = z.object({ name: z.string().min(1, 'cannot be blank').max(255) });

/** https://docs.honeycomb.io/api/datasets/: a dataset is a service, there once it sent a span. */
export function datasetRoutes({ questions }: Honeycomb): Router {
  const router = Router();

  router.get('/', async (_request, response) => {
    response.json((await questions.datasets()).map(present));
  });

  router.get('/:slug', async (request, response) => {
    response.json(present(await datasetOf(questions, request.params.slug)));
  });

  // A dataset that is there already is given back with 200, as Honeycomb does.
  router.post('/', async (request, response) => {
    const wanted = parseBody(name, request.body).name;
    const slug = slugOf(wanted);
    const found = (await questions.datasets()).find((dataset) => dataset.slug === slug);
    if (!found) throw refused();
    response.json(present(found));
  });

  const refuse: RequestHandler = () => {
    throw refused();
  };
  router.put('/:slug', refuse);
  router.delete('/:slug', refuse);
  return router;
}

function refused(): Problem {
  const message =
    'Datasets come with the spans of a service and go with the oldest of them; send one to make one.';
  return new Problem(405, 'method-not-allowed', message);
}

function present({ name, slug, last_ms }: DatasetInfo) {
  return {
    name,
    slug,
    description: '',
    expand_json_depth: 0,
    settings: { delete_protected: true },
    last_written_at: timeText(last_ms),
  };
}
