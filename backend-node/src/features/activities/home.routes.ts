import { Activities } from '@cruddur/contract/api/activities.ts';
import { PageQuery } from '@cruddur/contract/api/paging.ts';
import { Router } from 'express';
import type { Dependencies } from '../../http/dependencies.ts';
import { onlyMethods } from '../../http/methods.ts';
import { linkNext, positionAfter } from '../../http/paging.ts';
import { present } from '../../http/present.ts';
import { validate } from '../../http/validate.ts';
import { inSpan } from '../../telemetry/span.ts';
import { presentActivity } from './activity.presenter.ts';
import { findHomePage } from './home.queries.ts';

/** `GET /api/activities/home`: the feed of everybody. */
export function homeRoutes({ db, currentPerson, clock, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/activities/home')
    .get(async (request, response) => {
      const viewer = await currentPerson.find(request);
      const { cursor, limit } = validate(PageQuery, request.query, { cursor: 'invalid_cursor' });
      const after = positionAfter(cursor);

      const page = await inSpan('home.activities', async (span) => {
        const now = clock();
        const found = await findHomePage(db, { viewer, now, after, limit });
        span.set('app.now', now.toISOString());
        span.set('app.result_length', found.rows.length);
        return found;
      });

      linkNext(request, response, page.next);
      present(response, Activities, page.rows.map(presentActivity), checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
