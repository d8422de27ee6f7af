import { SignIn } from '@cruddur/contract/api/accounts.ts';
import { fromNodeHeaders } from 'better-auth/node';
import { Router } from 'express';
import { addressOf } from '../../http/limits.ts';
import { onlyMethods } from '../../http/methods.ts';
import { validate } from '../../http/validate.ts';
import { events } from '../../telemetry/events.ts';
import { findAccountByEmail } from './account.queries.ts';
import type { AccountDependencies } from './account-dependencies.ts';
import { refuseInEvenTime } from './even-time.ts';
import { answerSignedIn } from './new-session.ts';
import { isRefusal, refusing } from './refusals.ts';

/** `POST /api/auth/sign-in` and `/sign-out`. */
export function signInRoutes(dependencies: AccountDependencies): Router {
  const { db, auth, signUpCookie, limits, currentPerson, evenMs } = dependencies;
  const router = Router();

  router
    .route('/api/auth/sign-in')
    .post(async (request, response) => {
      const { email, password } = validate(SignIn, request.body ?? {});
      await limits.take('guess_address', addressOf(request));
      await limits.take('guess_account', email);
      // For an address that nobody has, better-auth hashes the password all the same.
      const { headers, response: signedIn } = await refuseInEvenTime(evenMs, () =>
        refusing(
          auth.api.signInEmail({
            body: { email, password },
            headers: fromNodeHeaders(request.headers),
            returnHeaders: true,
          }),
        ),
      ).catch(async (error) => {
        if (isRefusal(error, 'wrong_credentials')) events.loginFailed();
        if (isRefusal(error, 'email_unconfirmed')) {
          const account = await findAccountByEmail(db, email);
          if (account) response.append('Set-Cookie', signUpCookie.set(account.id));
          await sendNewCode(email);
        }
        throw error;
      });
      await limits.forgive('guess_account', email);
      await answerSignedIn(dependencies, request, response, {
        uuid: signedIn.user.id,
        setCookie: headers.getSetCookie(),
      });
    })
    .all(onlyMethods('POST'));

  router
    .route('/api/auth/sign-out')
    .post(async (request, response) => {
      const viewer = await currentPerson.find(request);
      const { headers } = await refusing(
        auth.api.signOut({ headers: fromNodeHeaders(request.headers), returnHeaders: true }),
      );
      if (viewer) events.signedOut(viewer.uuid);
      response.append('Set-Cookie', headers.getSetCookie()).status(204).end();
    })
    .all(onlyMethods('POST'));

  return router;

  /** They know the password, so this tells them nothing new. After many mails the last one holds. */
  async function sendNewCode(email: string): Promise<void> {
    try {
      await limits.take('mail_account', email);
      await auth.api.sendVerificationOTP({ body: { email, type: 'email-verification' } });
    } catch (error) {
      if (!isRefusal(error, 'too_many_requests')) throw error;
    }
  }
}
