import { Activities, SearchQuery } from '@cruddur/contract/api/activities.ts';
import { Router } from 'express';
import type { Dependencies } from '../../http/dependencies.ts';
import { onlyMethods } from '../../http/methods.ts';
import { linkNext, positionAfter } from '../../http/paging.ts';
import { present } from '../../http/present.ts';
import { validate } from '../../http/validate.ts';
import { presentActivity } from './activity.presenter.ts';
import { searchActivities } from './search.queries.ts';

/** `GET /api/activities/search?term=`: cruds by their words or by a hashtag. */
export function searchRoutes({ db, currentPerson, clock, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/activities/search')
    .get(async (request, response) => {
      const query = validate(SearchQuery, request.query, { cursor: 'invalid_cursor' });
      const { term, cursor, limit } = query;
      const after = positionAfter(cursor);
      const viewer = await currentPerson.find(request);
      const page = await searchActivities(db, { viewer, now: clock(), term, after, limit });
      linkNext(request, response, page.next);
      present(response, Activities, page.rows.map(presentActivity), checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
