import { Me } from '@cruddur/contract/api/people.ts';
import { Router } from 'express';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { presentPerson } from './account.presenter.ts';
import type { AccountDependencies } from './account-dependencies.ts';
import { prolongSession } from './sessions.queries.ts';

/**
 * `GET /api/me`: who is asking; null when nobody is signed in. Every page asks it once, so it is
 * here that a session in use lives on, cookie and row alike.
 */
export function meRoutes({
  db,
  clock,
  cookie,
  currentPerson,
  checkAnswers,
}: AccountDependencies): Router {
  const router = Router();
  router
    .route('/api/me')
    .get(async (request, response) => {
      const viewer = await currentPerson.find(request);
      const token = cookie.read(request.get('cookie'));
      if (viewer && token && (await prolongSession(db, viewer.session_uuid, clock()))) {
        response.append('Set-Cookie', cookie.set(token));
      }
      present(response, Me, viewer ? presentPerson(viewer) : null, checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
