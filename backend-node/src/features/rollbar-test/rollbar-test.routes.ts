import { Router } from 'express';
import { AppError } from '../../http/app-error.ts';
import { addressOf, type Limits } from '../../http/limits.ts';
import { onlyMethods } from '../../http/methods.ts';
import { reportMessage } from '../../telemetry/report.ts';

export interface RollbarTestDependencies {
  readonly limits: Limits;
  readonly production: boolean;
}

/** What `?error=1` raises. */
class RollbarTestError extends Error {}

/**
 * `GET /rollbar/test` reports a message, to see that it arrives. With `?error=1` it fails as a
 * route may fail; not in production, where nobody shall fill the log on purpose.
 */
export function rollbarTestRoutes({ limits, production }: RollbarTestDependencies): Router {
  const router = Router();
  router
    .route('/rollbar/test')
    .get(async (request, response) => {
      await limits.take('reports', addressOf(request));
      if (request.query.error === '1') {
        throw production ? new AppError('not_found') : new RollbarTestError('Hello Error!');
      }
      reportMessage('Hello World!', 'warning');
      response.set('Cache-Control', 'no-store').type('text').send('Hello World!');
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
