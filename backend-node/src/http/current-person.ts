import type { Request } from 'express';
import type { Database } from '../db/schema.ts';
import { setUserId } from '../telemetry/current.ts';
import { AppError } from './app-error.ts';
import type { SignedCookie } from './signed-cookie.ts';

/** Who is asking. */
export interface Viewer {
  uuid: string;
  handle: string;
  display_name: string;
  avatar_uuid: string | null;
  /** The session by which they ask. */
  session_uuid: string;
}

export interface CurrentPerson {
  /** Nobody is signed in: undefined. Looked up once a request; puts `user.id` on its spans. */
  find(request: Request): Promise<Viewer | undefined>;
  /** @throws AppError `not_signed_in` (401) */
  require(request: Request): Promise<Viewer>;
}

export interface CurrentPersonOptions {
  db: Database;
  clock: () => Date;
  cookie: SignedCookie;
}

/** Knows people by the cookie of their session, in one statement, and only where there is one. */
export function createCurrentPerson({ db, clock, cookie }: CurrentPersonOptions): CurrentPerson {
  const found = new WeakMap<Request, Promise<Viewer | undefined>>();

  function find(request: Request): Promise<Viewer | undefined> {
    let viewer = found.get(request);
    if (viewer === undefined) {
      viewer = lookUp(request);
      found.set(request, viewer);
    }
    return viewer;
  }

  async function lookUp(request: Request): Promise<Viewer | undefined> {
    const token = cookie.read(request.get('cookie'));
    if (token === undefined) return undefined;
    const viewer = await db
      .selectFrom('sessions')
      .innerJoin('users', 'users.uuid', 'sessions.user_id')
      .select([
        'users.uuid',
        'users.handle',
        'users.display_name',
        'users.avatar_uuid',
        'sessions.id as session_uuid',
      ])
      .where('sessions.token', '=', token)
      .where('sessions.expires_at', '>', clock())
      .executeTakeFirst();
    if (viewer) setUserId(viewer.uuid);
    return viewer;
  }

  return {
    find,
    async require(request) {
      const viewer = await find(request);
      if (viewer === undefined) throw new AppError('not_signed_in');
      return viewer;
    },
  };
}
