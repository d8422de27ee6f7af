import { Sessions } from '@cruddur/contract/api/accounts.ts';
import { Router } from 'express';
import { z } from 'zod';
import { AppError } from '../../http/app-error.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { events } from '../../telemetry/events.ts';
import { presentSession } from './account.presenter.ts';
import type { AccountDependencies } from './account-dependencies.ts';
import { endOtherSessions, endSession, findSessions } from './sessions.queries.ts';

/** `/api/account/sessions`: the devices on which I am signed in, and their end. */
export function sessionRoutes({
  db,
  clock,
  currentPerson,
  checkAnswers,
}: AccountDependencies): Router {
  const router = Router();

  router
    .route('/api/account/sessions')
    .get(async (request, response) => {
      const viewer = await currentPerson.require(request);
      const rows = await findSessions(db, viewer.uuid, clock());
      const sessions = rows.map((row) => presentSession(row, viewer.session_uuid));
      present(response, Sessions, sessions, checkAnswers);
    })
    .delete(async (request, response) => {
      const ended = await endOtherSessions(db, await currentPerson.require(request));
      events.sessionsRevoked(ended);
      response.status(204).end();
    })
    .all(onlyMethods('GET', 'HEAD', 'DELETE'));

  router
    .route('/api/account/sessions/:uuid')
    .delete(async (request, response) => {
      const viewer = await currentPerson.require(request);
      const uuid = z.uuid().safeParse(request.params.uuid);
      const ended = uuid.success ? await endSession(db, viewer.uuid, uuid.data) : 0;
      // Of somebody else's sessions nobody learns even that they are.
      if (ended === 0) throw new AppError('not_found');
      events.sessionsRevoked(ended);
      response.status(204).end();
    })
    .all(onlyMethods('DELETE'));

  return router;
}
