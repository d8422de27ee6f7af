import { Activity, CreateActivity, TTL_HOURS } from '@cruddur/contract/api/activities.ts';
import { Router } from 'express';
import { transact } from '../../db/transact.ts';
import type { Dependencies } from '../../http/dependencies.ts';
import { found } from '../../http/handle-parameter.ts';
import { idempotencyKeyOf } from '../../http/idempotency-key.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { validate } from '../../http/validate.ts';
import { events } from '../../telemetry/events.ts';
import { presentActivity } from './activity.presenter.ts';
import { findActivity } from './activity.queries.ts';
import { insertCrud } from './write.queries.ts';

const HOUR_MS = 3_600_000;

/** `POST /api/activities`: a new crud; a retry with the same key answers the first one. */
export function createRoutes({ db, currentPerson, clock, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/activities')
    .post(async (request, response) => {
      const viewer = await currentPerson.require(request);
      const { message, ttl } = validate(CreateActivity, request.body ?? {});
      const idempotencyKey = idempotencyKeyOf(request);
      const now = clock();
      const expiresAt = new Date(now.getTime() + TTL_HOURS[ttl] * HOUR_MS);
      const crud = { author: viewer, message, now, expiresAt, idempotencyKey };
      const { uuid, isNew } = await transact(db, (tx) => insertCrud(tx, crud));
      if (isNew) events.crudCreated(uuid);
      const row = found(await findActivity(db, uuid, { viewer, now }));
      present(response.status(201), Activity, presentActivity(row), checkAnswers);
    })
    .all(onlyMethods('POST'));
  return router;
}
