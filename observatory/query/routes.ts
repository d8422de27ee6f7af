import { json, type Response, Router } from 'express';
import { z } from 'zod';
import { allDatasets, type QueryRequest } from '../api/query.ts';
import { HttpError } from '../http/errors.ts';
import { parseQuery as parseParameters } from '../http/query.ts';
import type { Questions } from './questions.ts';
import { parseQuery } from './spec.ts';

const dataset = z.string().min(1).max(1000).default(allDatasets);
const limit = (most: number) => z.coerce.number().int().min(1).max(most).default(100);
const body = z.object({ dataset, query: z.unknown() });

/** Questions of the screens, under `/api/query`. */
export function queryRoutes(questions: Questions): Router {
  const router = Router();
  router.use(json({ limit: '1mb' }));

  router.post('/', async (request, response) => {
    response.json(await questions.ask(requestOf(request.body), leaving(response)));
  });

  router.post('/rows', async (request, response) => {
    const count = parseParameters(z.object({ limit: limit(1000) }), request.query).limit;
    response.json(await questions.rows(requestOf(request.body), count, leaving(response)));
  });

  router.post('/traces', async (request, response) => {
    const count = parseParameters(z.object({ limit: limit(500) }), request.query).limit;
    response.json(await questions.traces(requestOf(request.body), count, leaving(response)));
  });

  router.get('/columns', async (request, response) => {
    const asked = parseParameters(z.object({ dataset }), request.query);
    response.json(await questions.columns(asked.dataset, leaving(response)));
  });

  router.get('/values', async (request, response) => {
    const schema = z.object({
      dataset,
      column: z.string().min(1).max(10_000),
      typed: z.string().max(1000).default(''),
    });
    const asked = parseParameters(schema, request.query);
    const signal = leaving(response);
    response.json(await questions.values(asked.dataset, asked.column, asked.typed, signal));
  });

  router.get('/datasets', async (_request, response) => {
    response.json(await questions.datasets(leaving(response)));
  });

  return router;
}

function requestOf(sent: unknown): QueryRequest {
  const parsed = body.safeParse(sent);
  if (!parsed.success) {
    const message = 'Send a JSON object with `dataset` and `query`, as application/json.';
    throw new HttpError(422, 'invalid_query', message);
  }
  return { dataset: parsed.data.dataset, query: parseQuery(parsed.data.query) };
}

/** Aborts when who asked goes away before there is an answer. */
export function leaving(response: Response): AbortSignal {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  return gone.signal;
}
