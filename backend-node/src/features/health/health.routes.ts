import { Health } from '@cruddur/contract/api/health.ts';
import { Router } from 'express';
import type { Dependencies } from '../../http/dependencies.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { databaseCheck } from './database-check.ts';

const TIMEOUT_MS = 1_000;

/** `GET /api/health-check`: alive, and whether the database answers. */
export function healthRoutes({ db, checkAnswers }: Dependencies): Router {
  const answers = databaseCheck(db, TIMEOUT_MS);
  const router = Router();
  router
    .route('/api/health-check')
    .get(async (_request, response) => {
      const health: Health = (await answers())
        ? { status: 'ok', database: 'ok' }
        : { status: 'degraded', database: 'unreachable' };
      response.status(health.status === 'ok' ? 200 : 503);
      present(response, Health, health, checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
