import { randomUUID } from 'node:crypto';
import { Confirm, EmailOnly, SignUp } from '@cruddur/contract/api/accounts.ts';
import { fromNodeHeaders } from 'better-auth/node';
import { Router } from 'express';
import { AppError } from '../../http/app-error.ts';
import { addressOf } from '../../http/limits.ts';
import { onlyMethods } from '../../http/methods.ts';
import { validate } from '../../http/validate.ts';
import { letters } from '../../mail/letters.ts';
import { events } from '../../telemetry/events.ts';
import { deleteUnconfirmed, findAccountByEmail, isHandleTaken } from './account.queries.ts';
import type { AccountDependencies } from './account-dependencies.ts';
import { inEvenTime, refuseInEvenTime } from './even-time.ts';
import { answerSignedIn } from './new-session.ts';
import { refusing } from './refusals.ts';

/** Said to every browser that did not ask for an account, whatever the code. */
const ELSEWHERE = {
  field: 'code',
  sentence: 'Type the code where you signed up, or sign in here first.',
};

/** `POST /api/auth/sign-up`, `/confirm` and `/resend`: a new account, and the code that opens it. */
export function signUpRoutes(dependencies: AccountDependencies): Router {
  const { db, auth, signUpCookie, limits, mailer, frontendUrl, evenMs } = dependencies;
  const router = Router();

  router
    .route('/api/auth/sign-up')
    .post(async (request, response) => {
      const input = validate(SignUp, request.body ?? {});
      await limits.take('mail_address', addressOf(request));
      await limits.take('mail_account', input.email);
      // Handles are public, so this tells nothing new.
      if (await isHandleTaken(db, input.handle)) {
        throw new AppError('handle_taken', { field: 'handle' });
      }
      const account = await inEvenTime(evenMs, () => signUp(input));
      if (account !== undefined) response.append('Set-Cookie', signUpCookie.set(account));
      response.status(202).end();
    })
    .all(onlyMethods('POST'));

  router
    .route('/api/auth/confirm')
    .post(async (request, response) => {
      const { email, code } = validate(Confirm, request.body ?? {});
      await limits.take('guess_address', addressOf(request));
      await limits.take('guess_account', email);
      const asked = signUpCookie.read(request.get('cookie'));
      if (asked === undefined) throw new AppError('code_invalid', ELSEWHERE);
      const { headers, response: confirmed } = await refuseInEvenTime(evenMs, async () => {
        const account = await findAccountByEmail(db, email);
        if (account?.id !== asked) throw new AppError('code_invalid', { field: 'code' });
        return refusing(
          auth.api.verifyEmailOTP({
            body: { email, otp: code },
            headers: fromNodeHeaders(request.headers),
            returnHeaders: true,
          }),
        );
      });
      await limits.forgive('guess_account', email);
      events.emailConfirmed(confirmed.user.id);
      await answerSignedIn(dependencies, request, response, {
        uuid: confirmed.user.id,
        setCookie: headers.getSetCookie(),
      });
    })
    .all(onlyMethods('POST'));

  router
    .route('/api/auth/resend')
    .post(async (request, response) => {
      const { email } = validate(EmailOnly, request.body ?? {});
      await limits.take('mail_address', addressOf(request));
      await limits.take('mail_account', email);
      await inEvenTime(evenMs, () => sendCode(email));
      response.status(202).end();
    })
    .all(onlyMethods('POST'));

  return router;

  /**
   * An account that was never confirmed gives way, so that nobody can choose a password for an
   * address beforehand and wait for its owner to confirm it. To one that was, better-auth answers
   * as to a new one, having hashed the password as well, and its owner is told by mail. Answers the
   * id of the account, or one of nobody's; none where another request made the account meanwhile.
   */
  async function signUp(input: SignUp): Promise<string | undefined> {
    const { email, password, display_name, handle } = input;
    // PostgreSQL's refusal would not get through better-auth as what it is.
    if (display_name.includes('\0')) throw new AppError('bad_request', { field: 'display_name' });
    await deleteUnconfirmed(db, email);
    const body = { email, password, name: display_name, username: handle };
    const made = await refusing(auth.api.signUpEmail({ body })).catch(async (error) => {
      // It came twice at once, and the other one was first. Otherwise the database says why.
      if (!(await findAccountByEmail(db, email))) throw error;
    });
    const account = await findAccountByEmail(db, email);
    if (account === undefined || account.email_verified) return randomUUID();
    await sendCode(email);
    return made?.user.id === account.id ? account.id : undefined;
  }

  async function sendCode(email: string): Promise<void> {
    const account = await findAccountByEmail(db, email);
    if (account === undefined) return;
    if (account.email_verified) {
      mailer.send(email, letters.alreadyKnown(`${frontendUrl}/signin`));
    } else {
      await auth.api.sendVerificationOTP({ body: { email, type: 'email-verification' } });
    }
  }
}
