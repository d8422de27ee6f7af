import { Profile, UpdateProfile } from '@cruddur/contract/api/people.ts';
import { Router } from 'express';
import { findProfile } from '../../db/profiles.ts';
import type { Dependencies } from '../../http/dependencies.ts';
import { found, handleOf } from '../../http/handle-parameter.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { validate } from '../../http/validate.ts';
import { events } from '../../telemetry/events.ts';
import { updateProfile } from './profile.queries.ts';

/** `GET /api/users/@:handle/short`: a person. `POST /api/profile/update`: my name and bio. */
export function profileRoutes({ db, currentPerson, clock, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/users/@:handle/short')
    .get(async (request, response) => {
      const handle = handleOf(request);
      const viewer = await currentPerson.find(request);
      const profile = found(await findProfile(db, { handle, viewer, now: clock() }));
      present(response, Profile, profile, checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  router
    .route('/api/profile/update')
    .post(async (request, response) => {
      const viewer = await currentPerson.require(request);
      await updateProfile(db, viewer.uuid, validate(UpdateProfile, request.body ?? {}));
      events.profileUpdated();
      const { handle } = viewer;
      const profile = found(await findProfile(db, { handle, viewer, now: clock() }));
      present(response, Profile, profile, checkAnswers);
    })
    .all(onlyMethods('POST'));
  return router;
}
