import { Activity, CreateActivity } from '@cruddur/contract/api/activities.ts';
import { type Request, Router } from 'express';
import { isForeignKeyViolation } from '../../db/failures.ts';
import type { Dependencies } from '../../http/dependencies.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { validate } from '../../http/validate.ts';
import { setUserId } from '../../telemetry/current.ts';
import { type ActivityRow, presentActivity } from './activity.presenter.ts';
import { insertActivity } from './create.queries.ts';

/** `POST /api/activities`: a new crud. */
export function createRoutes({ db, currentPerson, clock, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/activities')
    .post(async (request, response) => {
      const input = validate(CreateActivity, request.body ?? {});
      const row = await create(request, input).catch((error) => {
        if (!isForeignKeyViolation(error)) throw error;
        // The person is gone since we looked: the database was made anew. Look again, once.
        currentPerson.forget();
        return create(request, input);
      });
      present(response.status(201), Activity, presentActivity(row), checkAnswers);
    })
    .all(onlyMethods('POST'));
  return router;

  async function create(request: Request, input: CreateActivity): Promise<ActivityRow> {
    const person = await currentPerson.find(request);
    setUserId(person.uuid);
    return insertActivity(db, { person, input, now: clock() });
  }
}
