import { randomBytes } from 'node:crypto';
import type { Database } from '../src/db/schema.ts';
import { createSessionCookie } from '../src/http/session-cookie.ts';
import { SECRET } from './app.ts';

const DAY_MS = 86_400_000;

export interface SignInOptions {
  handle: string;
  display_name?: string;
  email?: string;
  /** When; the session ends 30 days later. */
  now?: Date;
}

export interface SignedIn {
  uuid: string;
  handle: string;
  /** For the `Cookie` header. */
  cookie: string;
}

/**
 * A person with a confirmed account and a session, or another session of a person with that handle,
 * made in the database without the price of a password.
 */
export async function signIn(db: Database, options: SignInOptions): Promise<SignedIn> {
  const { handle, display_name = handle, email = `${handle.toLowerCase()}@example.com` } = options;
  const now = options.now ?? new Date();
  const known = await db
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst();
  const { id } =
    known ??
    (await db
      .insertInto('accounts')
      .values({ name: display_name, email, email_verified: true, username: handle, image: null })
      .returning('id')
      .executeTakeFirstOrThrow());
  const token = randomBytes(24).toString('base64url');
  await db
    .insertInto('sessions')
    .values({
      user_id: id,
      token,
      ip_address: null,
      user_agent: null,
      created_at: now,
      updated_at: now,
      expires_at: new Date(now.getTime() + 30 * DAY_MS),
    })
    .execute();
  const { name, sign } = createSessionCookie(SECRET, false);
  return { uuid: id, handle, cookie: `${name}=${sign(token)}` };
}
