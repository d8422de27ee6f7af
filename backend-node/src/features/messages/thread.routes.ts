import { MessageThread } from '@cruddur/contract/api/messages.ts';
import { PageQuery } from '@cruddur/contract/api/paging.ts';
import { Router } from 'express';
import type { Dependencies } from '../../http/dependencies.ts';
import { handleOf } from '../../http/handle-parameter.ts';
import { onlyMethods } from '../../http/methods.ts';
import { linkNext, positionAfter } from '../../http/paging.ts';
import { present } from '../../http/present.ts';
import { presentAuthor } from '../../http/present-author.ts';
import { validate } from '../../http/validate.ts';
import { conversationWith, presentMessage } from './conversation.ts';
import { findMessages, markRead } from './thread.queries.ts';

/** `GET /api/messages/@:handle`: what somebody and I said; `PUT …/read`: I have read it. */
export function threadRoutes({ db, currentPerson, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/messages/@:handle')
    .get(async (request, response) => {
      const me = await currentPerson.require(request);
      const { cursor, limit } = validate(PageQuery, request.query, { cursor: 'invalid_cursor' });
      const after = positionAfter(cursor);
      const conversation = await conversationWith(db, me, handleOf(request));
      const { rows, next } = await findMessages(db, conversation, { after, limit });
      linkNext(request, response, next);
      const messages = rows.map((row) => presentMessage(row, conversation));
      const thread = { with: presentAuthor(conversation.other), messages };
      present(response, MessageThread, thread, checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  router
    .route('/api/messages/@:handle/read')
    .put(async (request, response) => {
      const me = await currentPerson.require(request);
      await markRead(db, await conversationWith(db, me, handleOf(request)));
      response.status(204).end();
    })
    .all(onlyMethods('PUT'));
  return router;
}
