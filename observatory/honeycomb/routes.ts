import express, { type RequestHandler, Router } from 'express';
import { ownPagesOnly } from '../http/guard.ts';
import type { SpanSink } from '../receive/otlp/span-sink.ts';
import { annotationRoutes } from './annotations.ts';
import { boardApiRoutes } from './boards.ts';
import { columnRoutes } from './columns.ts';
import { datasetRoutes } from './datasets.ts';
import { eventRoutes } from './events.ts';
import type { Honeycomb } from './honeycomb.ts';
import { auth, configurationKey } from './key.ts';
import { Problem, problemHandler } from './problem.ts';
import { queryRoutes } from './queries.ts';
import { queryResultRoutes } from './query-results.ts';

/**
 * Honeycomb's public API below /1, so that scripts and clients run on either. A page from elsewhere
 * cannot read here, since no answer lets it, nor write.
 */
export function honeycombRoutes(
  honeycomb: Honeycomb,
  spans: SpanSink,
  report: (error: unknown) => void,
): Router {
  const router = Router();
  router.use(ownPagesOnly);
  router.get('/auth', auth);
  router.use(eventRoutes(spans));
  router.use(configurationKey);
  // Clients of the API do not all say that they send JSON.
  router.use(express.json({ limit: '1mb', type: () => true }));
  router.use(withBody);
  router.use('/queries', queryRoutes(honeycomb));
  router.use('/query_results', queryResultRoutes(honeycomb));
  router.use('/query_annotations', annotationRoutes(honeycomb));
  router.use('/boards', boardApiRoutes(honeycomb));
  router.use('/columns', columnRoutes(honeycomb));
  router.use('/datasets', datasetRoutes(honeycomb));
  router.use(({ method, baseUrl, path }) => {
    throw new Problem(404, 'not-found', `There is no ${method} ${baseUrl}${path} here.`);
  });
  router.use(problemHandler(report));
  return router;
}

/** An empty body is none at all, and would otherwise be read as an empty object. */
const withBody: RequestHandler = ({ method, headers }, _response, next) => {
  const isWriting = method === 'POST' || method === 'PUT';
  const isEmpty = headers['transfer-encoding'] === undefined && !Number(headers['content-length']);
  if (isWriting && isEmpty) throw new Problem(400, 'unparseable', 'could not parse request body');
  next();
};
