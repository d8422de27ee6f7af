import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseCookies } from 'better-auth/cookies';

/** What every cookie of ours starts with. */
export const COOKIE_PREFIX = 'cruddur';

/** How long a session lives from when it was last used. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

export interface SessionCookie {
  name: string;
  /** `token` as the cookie carries it: signed, so that nobody makes the database look for nothing. */
  sign(token: string): string;
  /** The `Set-Cookie` header that gives `token` to a browser. */
  set(token: string): string;
  /** The token of a `Cookie` header whose signature is ours. */
  read(header: string | undefined): string | undefined;
}

/**
 * Reads and writes the session's cookie as better-auth does: `token.signature`, an HMAC-SHA-256 in
 * base64. Done here without a promise, since every request of somebody signed in passes it.
 */
export function createSessionCookie(secret: string, secure: boolean): SessionCookie {
  const name = `${secure ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;
  const signatureOf = (token: string) => createHmac('sha256', secret).update(token).digest();

  const sign = (token: string) =>
    encodeURIComponent(`${token}.${signatureOf(token).toString('base64')}`);
  const attributes = `Max-Age=${SESSION_SECONDS}; Path=/; HttpOnly; SameSite=Lax`;

  return {
    name,
    sign,
    set: (token) => `${name}=${sign(token)}; ${attributes}${secure ? '; Secure' : ''}`,
    read(header) {
      const value = header === undefined ? undefined : parseCookies(header).get(name);
      const dot = value?.lastIndexOf('.') ?? -1;
      if (value === undefined || dot < 1) return undefined;
      const token = value.slice(0, dot);
      const given = Buffer.from(value.slice(dot + 1), 'base64');
      const expected = signatureOf(token);
      return given.length === expected.length && timingSafeEqual(given, expected)
        ? token
        : undefined;
    },
  };
}
