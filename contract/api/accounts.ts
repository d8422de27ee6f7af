import { z } from 'zod';
import { DisplayName, Handle } from './people.ts';

export const PASSWORD_MIN_LENGTH = 10;
export const PASSWORD_MAX_LENGTH = 128;
export const CODE_LENGTH = 6;

const Email = z
  .email({ error: 'email_invalid' })
  .max(254, { error: 'email_invalid' })
  .transform((address) => address.toLowerCase())
  .meta({ example: 'andrew@example.com' });

const NewPassword = z
  .string({ error: 'password_too_short' })
  .min(PASSWORD_MIN_LENGTH, { error: 'password_too_short' })
  .max(PASSWORD_MAX_LENGTH, { error: 'password_too_long' })
  .meta({ format: 'password' });

/** As it was chosen once: only its length is bounded. */
const Password = z
  .string({ error: 'password_blank' })
  .min(1, { error: 'password_blank' })
  .max(PASSWORD_MAX_LENGTH, { error: 'password_too_long' })
  .meta({ format: 'password' });

const Code = z
  .string({ error: 'code_invalid' })
  .trim()
  .regex(new RegExp(`^\\d{${CODE_LENGTH}}$`), { error: 'code_invalid' })
  .meta({ description: `${CODE_LENGTH} digits from the mail`, example: '123456' });

/**
 * POST /api/auth/sign-up → 202, whether or not the address was known, with a cookie by which this
 * browser may confirm what it asked for; so may one that signed in with the password.
 */
export const SignUp = z
  .object({ display_name: DisplayName, email: Email, handle: Handle, password: NewPassword })
  .meta({ id: 'SignUp' });
export type SignUp = z.infer<typeof SignUp>;

/** POST /api/auth/confirm → 200 Person, signed in. */
export const Confirm = z.object({ email: Email, code: Code }).meta({ id: 'Confirm' });
export type Confirm = z.infer<typeof Confirm>;

/** POST /api/auth/resend and POST /api/auth/forgot → 202, whether or not the address is known. */
export const EmailOnly = z.object({ email: Email }).meta({ id: 'EmailOnly' });
export type EmailOnly = z.infer<typeof EmailOnly>;

/** POST /api/auth/sign-in → 200 Person; `email_unconfirmed` sends a new code first. */
export const SignIn = z.object({ email: Email, password: Password }).meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

/** POST /api/auth/reset → 204; every session of the person ends. */
export const Reset = z
  .object({ email: Email, code: Code, password: NewPassword })
  .meta({ id: 'Reset' });
export type Reset = z.infer<typeof Reset>;

/** GET and POST /api/auth/demo: who may be tried without an account, outside production. */
export const DemoSignIn = z.object({ handle: Handle }).meta({ id: 'DemoSignIn' });
export type DemoSignIn = z.infer<typeof DemoSignIn>;

/** GET /api/account: what only I see of me. */
export const Account = z
  .object({ email: z.string(), handle: z.string(), created_at: z.iso.datetime() })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;

/** PUT /api/account/password → 204; every other session ends. */
export const ChangePassword = z
  .object({ password: Password, new_password: NewPassword })
  .meta({ id: 'ChangePassword' });
export type ChangePassword = z.infer<typeof ChangePassword>;

/** POST /api/account/email → 202, a code goes to the new address; PUT with the code → 200 Account. */
export const ChangeEmail = z
  .object({ email: Email, password: Password })
  .meta({ id: 'ChangeEmail' });
export type ChangeEmail = z.infer<typeof ChangeEmail>;
export const ConfirmEmail = Confirm.meta({ id: 'ConfirmEmail' });

/** DELETE /api/account → 204: the account and all that it wrote. */
export const DeleteAccount = z.object({ password: Password }).meta({ id: 'DeleteAccount' });
export type DeleteAccount = z.infer<typeof DeleteAccount>;

/** A device that is signed in. DELETE /api/account/sessions/:uuid ends one, without :uuid all others. */
export const Session = z
  .object({
    uuid: z.uuid(),
    device: z.string().meta({ example: 'Firefox on Linux' }),
    created_at: z.iso.datetime(),
    last_seen_at: z.iso.datetime(),
    current: z.boolean(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;
export const Sessions = z.array(Session);
