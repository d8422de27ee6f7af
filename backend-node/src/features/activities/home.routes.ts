import { Activities } from '@cruddur/contract/api/activities.ts';
import { PageQuery } from '@cruddur/contract/api/paging.ts';
import { Router } from 'express';
import type { Dependencies } from '../../http/dependencies.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { validate } from '../../http/validate.ts';
import { inSpan } from '../../telemetry/span.ts';
import { presentActivity } from './activity.presenter.ts';
import { decodeCursor, encodeCursor } from '../../http/cursor.ts';
import { findHomePage } from './home.queries.ts';

const PATH = '/api/activities/home';

/** `GET /api/activities/home`: the feed. */
export function homeRoutes({ db, currentPerson, clock, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route(PATH)
    .get(async (request, response) => {
      await currentPerson.find(request);
      const { cursor, limit } = validate(PageQuery, request.query, { cursor: 'invalid_cursor' });
      const after = cursor === undefined ? undefined : decodeCursor(cursor);

      const page = await inSpan('home.activities', async (span) => {
        const now = clock();
        const found = await findHomePage(db, { now, after, limit });
        span.set('app.now', now.toISOString());
        span.set('app.result_length', found.rows.length);
        return found;
      });

      if (page.next) {
        const next = new URLSearchParams({ cursor: encodeCursor(page.next), limit: String(limit) });
        response.set('Link', `<${PATH}?${next}>; rel="next"`);
      }
      present(response, Activities, page.rows.map(presentActivity), checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
