import { Router } from 'express';
import { AppError } from '../../http/app-error.ts';
import type { Dependencies } from '../../http/dependencies.ts';
import { onlyMethods } from '../../http/methods.ts';
import { uuidOf } from '../../http/uuid-parameter.ts';
import { events } from '../../telemetry/events.ts';
import { findActivity } from './activity.queries.ts';
import { deleteOwn } from './delete.queries.ts';

/** `DELETE /api/activities/:uuid`: my own, with its replies, likes and reposts. */
export function deleteRoutes({ db, currentPerson, clock }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/activities/:uuid')
    .delete(async (request, response) => {
      const viewer = await currentPerson.require(request);
      const uuid = uuidOf(request);
      const now = clock();
      if (!(await deleteOwn(db, uuid, { viewer, now }))) {
        if (!(await findActivity(db, uuid, { viewer, now }))) throw new AppError('not_found');
        events.accessDenied('crud');
        throw new AppError('not_yours');
      }
      events.crudDeleted(uuid);
      response.status(204).end();
    })
    .all((request, _response, next) => {
      uuidOf(request);
      next();
    }, onlyMethods('DELETE'));
  return router;
}
