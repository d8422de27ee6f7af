import { createSignedCookie, type SignedCookie } from './signed-cookie.ts';

/** How long a session lives from when it was last used. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** Carries the token of a session, under the name that better-auth gives it. */
export function createSessionCookie(secret: string, secure: boolean): SignedCookie {
  const [name, path, seconds] = ['session_token', '/', SESSION_SECONDS];
  return createSignedCookie({ name, path, seconds, secret, secure });
}
