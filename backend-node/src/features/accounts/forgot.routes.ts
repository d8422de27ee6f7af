import { EmailOnly, Reset } from '@cruddur/contract/api/accounts.ts';
import { Router } from 'express';
import { addressOf } from '../../http/limits.ts';
import { onlyMethods } from '../../http/methods.ts';
import { validate } from '../../http/validate.ts';
import type { AccountDependencies } from './account-dependencies.ts';
import { inEvenTime, refuseInEvenTime } from './even-time.ts';
import { refusing } from './refusals.ts';

/** `POST /api/auth/forgot` sends a code by which `POST /api/auth/reset` takes a new password. */
export function forgotRoutes({ auth, limits, evenMs }: AccountDependencies): Router {
  const router = Router();

  router
    .route('/api/auth/forgot')
    .post(async (request, response) => {
      const { email } = validate(EmailOnly, request.body ?? {});
      await limits.take('mail_address', addressOf(request));
      await limits.take('mail_account', email);
      await inEvenTime(evenMs, () =>
        refusing(auth.api.requestPasswordResetEmailOTP({ body: { email } })),
      );
      response.status(202).end();
    })
    .all(onlyMethods('POST'));

  router
    .route('/api/auth/reset')
    .post(async (request, response) => {
      const { email, code, password } = validate(Reset, request.body ?? {});
      await limits.take('guess_address', addressOf(request));
      await limits.take('guess_account', email);
      // Ends every session of the person, and tells them by mail.
      await refuseInEvenTime(evenMs, () =>
        refusing(auth.api.resetPasswordEmailOTP({ body: { email, otp: code, password } })),
      );
      await limits.forgive('guess_account', email);
      response.status(204).end();
    })
    .all(onlyMethods('POST'));

  return router;
}
