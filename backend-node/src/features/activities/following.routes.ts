import { Activities } from '@cruddur/contract/api/activities.ts';
import { PageQuery } from '@cruddur/contract/api/paging.ts';
import { Router } from 'express';
import type { Dependencies } from '../../http/dependencies.ts';
import { onlyMethods } from '../../http/methods.ts';
import { linkNext, positionAfter } from '../../http/paging.ts';
import { present } from '../../http/present.ts';
import { validate } from '../../http/validate.ts';
import { presentActivity } from './activity.presenter.ts';
import { findFollowingPage } from './following.queries.ts';

/** `GET /api/activities/following`: what the people whom I follow wrote and reposted, and mine. */
export function followingRoutes({ db, currentPerson, clock, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/activities/following')
    .get(async (request, response) => {
      const viewer = await currentPerson.require(request);
      const { cursor, limit } = validate(PageQuery, request.query, { cursor: 'invalid_cursor' });
      const after = positionAfter(cursor);
      const page = await findFollowingPage(db, { viewer, now: clock(), after, limit });
      linkNext(request, response, page.next);
      present(response, Activities, page.rows.map(presentActivity), checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
