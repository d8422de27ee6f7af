import { createSignedCookie, type SignedCookie } from '../../http/signed-cookie.ts';

/** As long as an account may wait to be confirmed. */
const SECONDS = 24 * 60 * 60;

/**
 * Carries the id of the account that this browser asked for, or knows the password of. A code alone
 * confirms none: somebody else may have asked for an account with the same address last, with a
 * password of theirs, and waits for its owner to type the code.
 */
export function createSignUpCookie(secret: string, secure: boolean): SignedCookie {
  const [name, path, seconds] = ['sign_up', '/api/auth', SECONDS];
  return createSignedCookie({ name, path, seconds, secret, secure });
}
