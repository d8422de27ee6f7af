import { Router } from 'express';
import type { ErrorStore } from '../../errors/store.ts';
import { ownPagesOnly } from '../../http/guard.ts';
import { RollbarError, rollbarErrorHandler, succeed } from './answers.ts';
import { anyOrigin } from './cors.ts';
import { deployRoutes } from './deploy.ts';
import { itemRoutes } from './item.ts';
import { sourceMapRoutes } from './source-map.ts';

/** Rollbar's API as its senders use it, below `/api/1`. */
export function rollbarRoutes(errors: ErrorStore, report: (error: unknown) => void): Router {
  const router = Router();
  router.use(anyOrigin);
  router.use(itemRoutes(errors));
  // A release is told of by a script, never by somebody's page.
  router.use(['/sourcemap', '/deploy'], ownPagesOnly);
  router.use(sourceMapRoutes(errors));
  router.use(deployRoutes(errors));
  router.get('/status/ping', (_request, response) => {
    response.type('text').send('pong');
  });
  // Session replays: rollbar.js is told not to record any, and what it sends all the same is let go.
  router.post('/session', (request, response) => {
    request.resume();
    succeed(response, { result: {} });
  });
  router.use((request) => {
    throw new RollbarError(404, `There is no ${request.method} /api/1${request.path} here.`);
  });
  router.use(rollbarErrorHandler(report));
  return router;
}
