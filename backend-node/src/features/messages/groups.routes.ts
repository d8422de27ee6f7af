import { type MessageGroup, MessageGroups } from '@cruddur/contract/api/messages.ts';
import { PageQuery } from '@cruddur/contract/api/paging.ts';
import { firstCharacters } from '@cruddur/contract/text.ts';
import { Router } from 'express';
import type { Dependencies } from '../../http/dependencies.ts';
import { onlyMethods } from '../../http/methods.ts';
import { linkNext, positionAfter } from '../../http/paging.ts';
import { present } from '../../http/present.ts';
import { presentAuthor } from '../../http/present-author.ts';
import { validate } from '../../http/validate.ts';
import { findGroups, type GroupRow } from './groups.queries.ts';

const SHOWN_CHARACTERS = 100;

/** `GET /api/message_groups`: my conversations. */
export function groupRoutes({ db, currentPerson, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/message_groups')
    .get(async (request, response) => {
      const me = await currentPerson.require(request);
      const { cursor, limit } = validate(PageQuery, request.query, { cursor: 'invalid_cursor' });
      const after = positionAfter(cursor);
      const { rows, next } = await findGroups(db, { me: me.uuid, after, limit });
      linkNext(request, response, next);
      present(response, MessageGroups, rows.map(presentGroup), checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}

function presentGroup(row: GroupRow): MessageGroup {
  return {
    uuid: row.uuid,
    ...presentAuthor(row),
    last_message: firstCharacters(row.last_message, SHOWN_CHARACTERS),
    last_message_at: row.last_message_at.toISOString(),
    last_message_mine: row.last_message_mine,
    unread_count: row.unread_count,
  };
}
