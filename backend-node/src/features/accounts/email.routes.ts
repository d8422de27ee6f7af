import { Account, ChangeEmail, ConfirmEmail } from '@cruddur/contract/api/accounts.ts';
import { fromNodeHeaders } from 'better-auth/node';
import { Router } from 'express';
import { addressOf } from '../../http/limits.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { validate } from '../../http/validate.ts';
import { letters } from '../../mail/letters.ts';
import { events } from '../../telemetry/events.ts';
import { presentAccount } from './account.presenter.ts';
import { deleteUnconfirmed, findAccount, findAccountByEmail } from './account.queries.ts';
import type { AccountDependencies } from './account-dependencies.ts';
import { inEvenTime } from './even-time.ts';
import { checkPassword, guardingPassword } from './own-password.ts';
import { refusing } from './refusals.ts';

/** `/api/account/email`: a code goes to the new address, and by it the address becomes mine. */
export function emailRoutes(dependencies: AccountDependencies): Router {
  const { db, auth, currentPerson, limits, mailer, frontendUrl, evenMs, checkAnswers } =
    dependencies;
  const router = Router();

  router
    .route('/api/account/email')
    .post(async (request, response) => {
      const { email, password } = validate(ChangeEmail, request.body ?? {});
      const { uuid } = await guardingPassword(dependencies, request, async (viewer) => {
        await checkPassword(dependencies, request, password);
        return viewer;
      });
      await limits.take('mail_address', addressOf(request));
      await limits.take('mail_account', uuid);
      await limits.take('mail_account', email);
      await inEvenTime(evenMs, async () => {
        const known = await findAccountByEmail(db, email);
        if (known?.email_verified) {
          if (known.id !== uuid) mailer.send(email, letters.alreadyKnown(`${frontendUrl}/signin`));
          return;
        }
        // As for a sign-up: what nobody confirmed keeps the address from nobody.
        await deleteUnconfirmed(db, email);
        await auth.api.requestEmailChangeEmailOTP({
          body: { newEmail: email },
          headers: fromNodeHeaders(request.headers),
        });
      });
      response.status(202).end();
    })
    .put(async (request, response) => {
      const { email, code } = validate(ConfirmEmail, request.body ?? {});
      const { uuid } = await currentPerson.require(request);
      await limits.take('guess_account', uuid);
      const { email: before } = await findAccount(db, uuid);
      await refusing(
        auth.api.changeEmailEmailOTP({
          body: { newEmail: email, otp: code },
          headers: fromNodeHeaders(request.headers),
        }),
      );
      await limits.forgive('guess_account', uuid);
      events.emailChanged(uuid);
      mailer.send(before, letters.emailChanged());
      present(response, Account, presentAccount(await findAccount(db, uuid)), checkAnswers);
    })
    .all(onlyMethods('POST', 'PUT'));

  return router;
}
