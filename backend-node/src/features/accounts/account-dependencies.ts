import type { Dependencies } from '../../http/dependencies.ts';
import type { Limits } from '../../http/limits.ts';
import type { SignedCookie } from '../../http/signed-cookie.ts';
import type { Mailer } from '../../mail/mailer.ts';
import type { Auth } from './auth.ts';

/** What the routes of accounts are given beside what every feature is. */
export interface AccountDependencies extends Dependencies {
  auth: Auth;
  cookie: SignedCookie;
  signUpCookie: SignedCookie;
  limits: Limits;
  mailer: Mailer;
  frontendUrl: string;
  /** Whether people of the demo may be tried without an account. */
  demo: boolean;
  /** Answers that must not tell what is known come this late at the earliest. */
  evenMs: number;
}
