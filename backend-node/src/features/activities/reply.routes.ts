import { Activity, CreateReply, REPLY_MAX_CHARACTERS } from '@cruddur/contract/api/activities.ts';
import { Router } from 'express';
import { transact } from '../../db/transact.ts';
import { AppError } from '../../http/app-error.ts';
import type { Dependencies } from '../../http/dependencies.ts';
import { found } from '../../http/handle-parameter.ts';
import { idempotencyKeyOf } from '../../http/idempotency-key.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { uuidOf } from '../../http/uuid-parameter.ts';
import { validate } from '../../http/validate.ts';
import { events } from '../../telemetry/events.ts';
import { presentActivity } from './activity.presenter.ts';
import { findActivity } from './activity.queries.ts';
import { insertReply } from './reply.queries.ts';

/** `POST /api/activities/:uuid/reply`: an answer, which lives as long as what it answers. */
export function replyRoutes({ db, currentPerson, clock, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/activities/:uuid/reply')
    .post(async (request, response) => {
      const viewer = await currentPerson.require(request);
      const parent = uuidOf(request);
      const { message } = validateReply(request.body ?? {});
      const idempotencyKey = idempotencyKeyOf(request);
      const now = clock();
      const reply = { author: viewer, message, now, idempotencyKey, parent };
      const { uuid, isNew } = found(await transact(db, (tx) => insertReply(tx, reply)));
      if (isNew) events.crudReplied(uuid, parent);
      const row = found(await findActivity(db, uuid, { viewer, now }));
      present(response.status(201), Activity, presentActivity(row), checkAnswers);
    })
    .all(onlyMethods('POST'));
  return router;
}

/** As the contract says, with sentences that speak of a reply and its own limit. */
function validateReply(body: unknown): CreateReply {
  try {
    return validate(CreateReply, body);
  } catch (error) {
    if (!(error instanceof AppError) || error.field !== 'message') throw error;
    const sentence =
      error.code === 'message_blank'
        ? 'A reply needs some words.'
        : `A reply has at most ${REPLY_MAX_CHARACTERS} characters.`;
    throw new AppError(error.code, { field: 'message', sentence });
  }
}
