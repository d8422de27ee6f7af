import { Account, ChangePassword, DeleteAccount } from '@cruddur/contract/api/accounts.ts';
import { fromNodeHeaders } from 'better-auth/node';
import { Router } from 'express';
import { deleteAccount } from '../../db/leave.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { validate } from '../../http/validate.ts';
import { letters } from '../../mail/letters.ts';
import { events } from '../../telemetry/events.ts';
import { presentAccount } from './account.presenter.ts';
import { findAccount } from './account.queries.ts';
import type { AccountDependencies } from './account-dependencies.ts';
import { checkPassword, guardingPassword } from './own-password.ts';

/** `/api/account` and its password: what only I see of me, a new password, and the end of it. */
export function ownAccountRoutes(dependencies: AccountDependencies): Router {
  const { db, auth, currentPerson, mailer, frontendUrl, checkAnswers } = dependencies;
  const router = Router();

  router
    .route('/api/account')
    .get(async (request, response) => {
      const { uuid } = await currentPerson.require(request);
      present(response, Account, presentAccount(await findAccount(db, uuid)), checkAnswers);
    })
    .delete(async (request, response) => {
      const { password } = validate(DeleteAccount, request.body ?? {});
      const { uuid } = await guardingPassword(dependencies, request, async (viewer) => {
        await checkPassword(dependencies, request, password);
        return viewer;
      });
      await deleteAccount(db, uuid);
      events.accountDeleted(uuid);
      events.userDeleted(uuid);
      const { headers } = await auth.api.signOut({
        headers: fromNodeHeaders(request.headers),
        returnHeaders: true,
      });
      response.append('Set-Cookie', headers.getSetCookie()).status(204).end();
    })
    .all(onlyMethods('GET', 'HEAD', 'DELETE'));

  router
    .route('/api/account/password')
    .put(async (request, response) => {
      const input = validate(ChangePassword, request.body ?? {});
      const { uuid, headers } = await guardingPassword(dependencies, request, async (viewer) => {
        const changed = await auth.api.changePassword({
          body: {
            currentPassword: input.password,
            newPassword: input.new_password,
            revokeOtherSessions: true,
          },
          headers: fromNodeHeaders(request.headers),
          returnHeaders: true,
        });
        return { uuid: viewer.uuid, headers: changed.headers };
      });
      events.passwordChanged(uuid);
      const { email } = await findAccount(db, uuid);
      mailer.send(email, letters.passwordChanged(`${frontendUrl}/forgot`));
      // This device goes on by a session of its own; every other one has ended.
      response.append('Set-Cookie', headers.getSetCookie()).status(204).end();
    })
    .all(onlyMethods('PUT'));

  return router;
}
