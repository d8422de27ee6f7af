import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseCookies } from 'better-auth/cookies';

/** What every cookie of ours starts with. */
export const COOKIE_PREFIX = 'cruddur';

export interface SignedCookieOptions {
  /** Without the prefix. */
  name: string;
  /** The requests that carry it: those below this path. */
  path: string;
  seconds: number;
  secret: string;
  secure: boolean;
}

export interface SignedCookie {
  name: string;
  /** `value` as the cookie carries it: signed, so that nobody makes the database look for nothing. */
  sign(value: string): string;
  /** The `Set-Cookie` header that gives `value` to a browser. */
  set(value: string): string;
  /** The value of a `Cookie` header whose signature is ours. */
  read(header: string | undefined): string | undefined;
}

/**
 * Reads and writes a cookie as better-auth does: `value.signature`, an HMAC-SHA-256 in base64. Done
 * here without a promise, since every request of somebody signed in passes it.
 */
export function createSignedCookie(options: SignedCookieOptions): SignedCookie {
  const { path, seconds, secret, secure } = options;
  const name = `${secure ? '__Secure-' : ''}${COOKIE_PREFIX}.${options.name}`;
  const signatureOf = (value: string) => createHmac('sha256', secret).update(value).digest();

  const sign = (value: string) =>
    encodeURIComponent(`${value}.${signatureOf(value).toString('base64')}`);
  const attributes = `Max-Age=${seconds}; Path=${path}; HttpOnly; SameSite=Lax`;

  return {
    name,
    sign,
    set: (value) => `${name}=${sign(value)}; ${attributes}${secure ? '; Secure' : ''}`,
    read(header) {
      const carried = header === undefined ? undefined : parseCookies(header).get(name);
      const dot = carried?.lastIndexOf('.') ?? -1;
      if (carried === undefined || dot < 1) return undefined;
      const value = carried.slice(0, dot);
      const given = Buffer.from(carried.slice(dot + 1), 'base64');
      const expected = signatureOf(value);
      return given.length === expected.length && timingSafeEqual(given, expected)
        ? value
        : undefined;
    },
  };
}
