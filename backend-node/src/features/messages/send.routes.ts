import { Message, SendMessage } from '@cruddur/contract/api/messages.ts';
import { Router } from 'express';
import { isForeignKeyViolation } from '../../db/failures.ts';
import { AppError } from '../../http/app-error.ts';
import type { Dependencies } from '../../http/dependencies.ts';
import { idempotencyKeyOf } from '../../http/idempotency-key.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { validate } from '../../http/validate.ts';
import { events } from '../../telemetry/events.ts';
import { conversationWith, presentMessage } from './conversation.ts';
import { insertMessage } from './send.queries.ts';

/** `POST /api/messages`: a message to somebody. */
export function sendRoutes({ db, currentPerson, clock, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/messages')
    .post(async (request, response) => {
      const me = await currentPerson.require(request);
      const { user_receiver_handle, message } = validate(SendMessage, request.body ?? {});
      const key = idempotencyKeyOf(request);
      const conversation = await conversationWith(
        db,
        me,
        user_receiver_handle,
        'user_receiver_handle',
      );
      const sent = await insertMessage(db, { conversation, message, key, now: clock() }).catch(
        (error) => {
          // The account of one of the two was deleted since we looked.
          throw isForeignKeyViolation(error) ? new AppError('not_found', { cause: error }) : error;
        },
      );
      if (sent.fresh) events.messageSent(sent.row.uuid);
      const answer = presentMessage(sent.row, conversation);
      present(response.status(201), Message, answer, checkAnswers);
    })
    .all(onlyMethods('POST'));
  return router;
}
