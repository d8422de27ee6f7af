import { Trends } from '@cruddur/contract/api/activities.ts';
import { Router } from 'express';
import type { Dependencies } from '../../http/dependencies.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { findTrends } from './trending.queries.ts';

/** `GET /api/trending`: the hashtags of the day. */
export function trendingRoutes({ db, clock, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/trending')
    .get(async (_request, response) => {
      present(response, Trends, await findTrends(db, clock()), checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
