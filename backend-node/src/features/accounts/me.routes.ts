import { Me } from '@cruddur/contract/api/people.ts';
import { Router } from 'express';
import type { Dependencies } from '../../http/dependencies.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { presentPerson } from './account.presenter.ts';

/** `GET /api/me`: who is asking; null when nobody is signed in. */
export function meRoutes({ currentPerson, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/me')
    .get(async (request, response) => {
      const viewer = await currentPerson.find(request);
      present(response, Me, viewer ? presentPerson(viewer) : null, checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
