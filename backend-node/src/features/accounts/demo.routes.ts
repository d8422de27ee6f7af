import { DemoSignIn } from '@cruddur/contract/api/accounts.ts';
import { Person } from '@cruddur/contract/api/people.ts';
import { Router } from 'express';
import { z } from 'zod';
import { demoUuids } from '../../db/demo-accounts.ts';
import { AppError } from '../../http/app-error.ts';
import { addressOf } from '../../http/limits.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { validate } from '../../http/validate.ts';
import { presentPerson } from './account.presenter.ts';
import type { AccountDependencies } from './account-dependencies.ts';
import { answerSignedIn } from './new-session.ts';

/** `/api/auth/demo`: people who may be tried without an account; nobody in production. */
export function demoRoutes(dependencies: AccountDependencies): Router {
  const { db, auth, cookie, limits, demo, checkAnswers } = dependencies;
  const router = Router();
  router
    .route('/api/auth/demo')
    .get(async (_request, response) => {
      const people = demo ? await findDemoPeople() : [];
      present(response, z.array(Person), people.map(presentPerson), checkAnswers);
    })
    .post(async (request, response) => {
      const { handle } = validate(DemoSignIn, request.body ?? {});
      await limits.take('writes_address', addressOf(request));
      const people = demo ? await findDemoPeople() : [];
      const person = people.find((one) => one.handle.toLowerCase() === handle.toLowerCase());
      if (person === undefined) throw new AppError('not_found');
      const { internalAdapter } = await auth.$context;
      const session = await internalAdapter.createSession(person.uuid, false, {
        userAgent: request.get('user-agent'),
      });
      await answerSignedIn(dependencies, request, response, {
        uuid: person.uuid,
        setCookie: [cookie.set(session.token)],
      });
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'));
  return router;

  function findDemoPeople() {
    return db
      .selectFrom('users')
      .innerJoin('accounts', 'accounts.id', 'users.uuid')
      .select(['users.uuid', 'users.handle', 'users.display_name', 'users.avatar_uuid'])
      .where('users.uuid', 'in', demoUuids)
      .orderBy('users.display_name')
      .execute();
  }
}
