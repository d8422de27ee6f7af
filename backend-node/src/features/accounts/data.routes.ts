import { Router } from 'express';
import { onlyMethods } from '../../http/methods.ts';
import { events } from '../../telemetry/events.ts';
import type { AccountDependencies } from './account-dependencies.ts';
import { findAllOf } from './data.queries.ts';

/** `GET /api/account/data`: everything of mine, as a file. */
export function dataRoutes({ db, limits, currentPerson }: AccountDependencies): Router {
  const router = Router();
  router
    .route('/api/account/data')
    .get(async (request, response) => {
      const { uuid, handle } = await currentPerson.require(request);
      await limits.take('downloads', uuid);
      const all = await findAllOf(db, uuid);
      events.dataDownloaded(uuid);
      response
        .attachment(`cruddur-${handle}.json`)
        .set('Cache-Control', 'no-store')
        .type('json')
        .send(JSON.stringify(all, null, 2));
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
