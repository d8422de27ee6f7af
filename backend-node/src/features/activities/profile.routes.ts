import { ProfilePage, ProfileQuery } from '@cruddur/contract/api/activities.ts';
import { Router } from 'express';
import { findProfile } from '../../db/profiles.ts';
import type { Dependencies } from '../../http/dependencies.ts';
import { found, handleOf } from '../../http/handle-parameter.ts';
import { onlyMethods } from '../../http/methods.ts';
import { linkNext, positionAfter } from '../../http/paging.ts';
import { present } from '../../http/present.ts';
import { validate } from '../../http/validate.ts';
import { presentActivity } from './activity.presenter.ts';
import { findProfilePage } from './profile.queries.ts';

/** `GET /api/activities/@:handle`: a person, and what they wrote, answered, or like. */
export function profileRoutes({ db, currentPerson, clock, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/activities/@:handle')
    .get(async (request, response) => {
      const handle = handleOf(request);
      const query = validate(ProfileQuery, request.query, { cursor: 'invalid_cursor' });
      const after = positionAfter(query.cursor);
      const reading = { viewer: await currentPerson.find(request), now: clock() };
      const profile = found(await findProfile(db, { handle, ...reading }));
      const { show, limit } = query;
      const list = { ...reading, person: profile.uuid, show, after, limit };
      const page = await findProfilePage(db, list);
      linkNext(request, response, page.next);
      const activities = page.rows.map(presentActivity);
      present(response, ProfilePage, { profile, activities }, checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
