import { sql } from 'kysely';
import type { Database } from '../../db/schema.ts';

/** For whom something is read, and when. */
export interface Reading {
  /** Absent when nobody is signed in. */
  viewer: { uuid: string } | undefined;
  now: Date;
}

/**
 * Cruds that are alive, with their author and what the viewer did with them: what every list and
 * page selects from, so that none shows an expired one and none asks once a row.
 */
export function selectActivities(db: Database, { viewer, now }: Reading) {
  return db
    .selectFrom('activities')
    .innerJoin('users', 'users.uuid', 'activities.user_uuid')
    .select([
      'activities.uuid',
      'users.handle',
      'users.display_name',
      'users.avatar_uuid',
      'activities.message',
      'activities.replies_count',
      'activities.reposts_count',
      'activities.likes_count',
      'activities.created_at',
      'activities.expires_at',
      'activities.reply_to_activity_uuid',
      sql<string | null>`(
        select answered.handle from activities parent
        join users answered on answered.uuid = parent.user_uuid
        where parent.uuid = activities.reply_to_activity_uuid and answered.left_at is null)`.as(
        'reply_to_handle',
      ),
      hasReacted('likes', viewer).as('liked'),
      hasReacted('reposts', viewer).as('reposted'),
    ])
    .where('activities.expires_at', '>', now)
    .where('users.left_at', 'is', null);
}

function hasReacted(table: 'likes' | 'reposts', viewer: Reading['viewer']) {
  if (viewer === undefined) return sql<boolean>`false`;
  const reaction = sql.table(table);
  // The offset keeps PostgreSQL from reading all that a person ever liked, to look up twenty.
  return sql<boolean>`exists (
    select from ${reaction}
    where ${reaction}.activity_uuid = activities.uuid and ${reaction}.user_uuid = ${viewer.uuid}
    offset 0)`;
}
