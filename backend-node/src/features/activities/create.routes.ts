import { Activity, CreateActivity } from '@cruddur/contract/api/activities.ts';
import { Router } from 'express';
import type { Dependencies } from '../../http/dependencies.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { validate } from '../../http/validate.ts';
import { presentActivity } from './activity.presenter.ts';
import { insertActivity } from './create.queries.ts';

/** `POST /api/activities`: a new crud. */
export function createRoutes({ db, currentPerson, clock, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/activities')
    .post(async (request, response) => {
      const input = validate(CreateActivity, request.body ?? {});
      const person = await currentPerson.require(request);
      const row = await insertActivity(db, { person, input, now: clock() });
      present(response.status(201), Activity, presentActivity(row), checkAnswers);
    })
    .all(onlyMethods('POST'));
  return router;
}
