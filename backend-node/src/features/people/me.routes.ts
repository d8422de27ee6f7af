import { Person } from '@cruddur/contract/api/people.ts';
import { Router } from 'express';
import type { Dependencies } from '../../http/dependencies.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { setUserId } from '../../telemetry/current.ts';

/** `GET /api/me`: who is asking. */
export function meRoutes({ currentPerson, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/me')
    .get(async (request, response) => {
      const { uuid, handle, display_name } = await currentPerson.find(request);
      setUserId(uuid);
      present(response, Person, { uuid, handle, display_name }, checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
