import { Status } from '@cruddur/contract/api/activities.ts';
import { PageQuery } from '@cruddur/contract/api/paging.ts';
import { Router } from 'express';
import type { Dependencies } from '../../http/dependencies.ts';
import { found, handleOf } from '../../http/handle-parameter.ts';
import { onlyMethods } from '../../http/methods.ts';
import { linkNext, positionAfter } from '../../http/paging.ts';
import { present } from '../../http/present.ts';
import { uuidOf } from '../../http/uuid-parameter.ts';
import { validate } from '../../http/validate.ts';
import { presentActivity } from './activity.presenter.ts';
import { findInThread, findReplies } from './status.queries.ts';

/** `GET /api/activities/@:handle/status/:uuid`: a crud, what it answers, and its replies. */
export function statusRoutes({ db, currentPerson, clock, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/activities/@:handle/status/:uuid')
    .get(async (request, response) => {
      const [handle, uuid] = [handleOf(request), uuidOf(request)];
      const { cursor, limit } = validate(PageQuery, request.query, { cursor: 'invalid_cursor' });
      const after = positionAfter(cursor);
      const reading = { viewer: await currentPerson.find(request), now: clock() };
      const { activity, parent } = found(await findInThread(db, { handle, uuid }, reading));
      const replies = await findReplies(db, uuid, { ...reading, after, limit });
      linkNext(request, response, replies.next);
      const status = {
        activity: presentActivity(activity),
        ...(parent && { parent: presentActivity(parent) }),
        replies: replies.rows.map(presentActivity),
      };
      present(response, Status, status, checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
