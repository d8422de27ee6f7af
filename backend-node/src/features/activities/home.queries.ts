import { sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { ActivityRow } from './activity.presenter.ts';
import type { Position } from '../../http/cursor.ts';

export interface HomePage {
  rows: ActivityRow[];
  /** Where the next page starts after; absent on the last page. */
  next?: Position;
}

/**
 * One page of the feed, newest first, in one statement: top-level cruds that are alive at `now`.
 * Paging goes by position and not by count, so cruds written meanwhile neither repeat nor hide one.
 */
export async function findHomePage(
  db: Database,
  { now, after, limit }: { now: Date; after: Position | undefined; limit: number },
): Promise<HomePage> {
  let query = db
    .selectFrom('activities')
    .innerJoin('users', 'users.uuid', 'activities.user_uuid')
    .select([
      'activities.uuid',
      'users.display_name',
      'users.handle',
      'activities.message',
      'activities.replies_count',
      'activities.reposts_count',
      'activities.likes_count',
      'activities.created_at',
      'activities.expires_at',
      'activities.reply_to_activity_uuid',
    ])
    .where('activities.reply_to_activity_uuid', 'is', null)
    .where('activities.expires_at', '>', now);
  if (after) {
    query = query.where(
      sql<boolean>`(activities.created_at, activities.uuid) < (${after.createdAt}, ${after.uuid})`,
    );
  }
  // One more than the page, to know whether there is a next one.
  const found = await query
    .orderBy('activities.created_at', 'desc')
    .orderBy('activities.uuid', 'desc')
    .limit(limit + 1)
    .execute();
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return found.length > limit && last
    ? { rows, next: { createdAt: last.created_at, uuid: last.uuid } }
    : { rows };
}
