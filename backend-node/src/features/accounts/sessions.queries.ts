import type { Database } from '../../db/schema.ts';
import type { Viewer } from '../../http/current-person.ts';
import { SESSION_SECONDS } from '../../http/session-cookie.ts';

/** Seen again within this time, a session stays as it is. */
const SEEN_AGAIN_MS = 60 * 60 * 1000;

export interface SessionRow {
  id: string;
  user_agent: string | null;
  created_at: Date;
  updated_at: Date;
}

/** The live sessions of a person, the one seen last first. */
export function findSessions(db: Database, uuid: string, now: Date): Promise<SessionRow[]> {
  return db
    .selectFrom('sessions')
    .select(['id', 'user_agent', 'created_at', 'updated_at'])
    .where('user_id', '=', uuid)
    .where('expires_at', '>', now)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Ends all sessions of a person but the one by which they ask; answers how many. */
export async function endOtherSessions(db: Database, viewer: Viewer): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('user_id', '=', viewer.uuid)
    .where('id', '!=', viewer.session_uuid)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Ends that session of that person; answers how many that were, none or one. */
export async function endSession(db: Database, uuid: string, session: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('user_id', '=', uuid)
    .where('id', '=', session)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Lets a session live on from `now`, once an hour; answers whether this was the time. */
export async function prolongSession(db: Database, session: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ updated_at: now, expires_at: new Date(now.getTime() + SESSION_SECONDS * 1000) })
    .where('id', '=', session)
    .where('updated_at', '<', new Date(now.getTime() - SEEN_AGAIN_MS))
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
