import { Notifications, Unread } from '@cruddur/contract/api/notifications.ts';
import { PageQuery } from '@cruddur/contract/api/paging.ts';
import { Router } from 'express';
import { publish } from '../../db/publish.ts';
import { countUnreadConversations } from '../../db/unread.ts';
import type { Dependencies } from '../../http/dependencies.ts';
import { onlyMethods } from '../../http/methods.ts';
import { linkNext, positionAfter } from '../../http/paging.ts';
import { present } from '../../http/present.ts';
import { validate } from '../../http/validate.ts';
import { events } from '../../telemetry/events.ts';
import { presentNotification } from './notifications.presenter.ts';
import { countUnread, findNotifications, markRead } from './notifications.queries.ts';

/** What concerns me: the list, to have seen it, and how much of it and of my messages is unread. */
export function notificationsRoutes(dependencies: Dependencies): Router {
  const { db, currentPerson, clock, checkAnswers } = dependencies;
  const router = Router();
  router
    .route('/api/activities/notifications')
    .get(async (request, response) => {
      const viewer = await currentPerson.require(request);
      const { cursor, limit } = validate(PageQuery, request.query, { cursor: 'invalid_cursor' });
      const after = positionAfter(cursor);
      const page = await findNotifications(db, { viewer, now: clock(), after, limit });
      linkNext(request, response, page.next);
      present(response, Notifications, page.rows.map(presentNotification), checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  router
    .route('/api/activities/notifications/read')
    .put(async (request, response) => {
      const viewer = await currentPerson.require(request);
      if (await markRead(db, viewer, clock())) {
        events.notificationsRead();
        // The counts in the person's other windows change with it.
        await publish(db, { event: { kind: 'notification' }, to: [viewer.uuid] });
      }
      response.status(204).end();
    })
    .all(onlyMethods('PUT'));
  router
    .route('/api/unread')
    .get(async (request, response) => {
      const viewer = await currentPerson.require(request);
      const [notifications, messages] = await Promise.all([
        countUnread(db, viewer, clock()),
        countUnreadConversations(db, viewer.uuid),
      ]);
      present(response, Unread, { notifications, messages }, checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
