import type { Profile } from '@cruddur/contract/api/people.ts';
import { type Expression, type RawBuilder, sql } from 'kysely';
import { imagePath } from '../http/image-path.ts';
import type { Database } from './schema.ts';

export interface FindProfile {
  /** Without its @, in any case. */
  handle: string;
  /** Who asks; nobody who is signed in where absent. */
  viewer: { uuid: string } | undefined;
  now: Date;
}

/**
 * A person as everybody may see them, in one statement; undefined for somebody who is not there.
 * `cruds_count` counts what their page shows at `now`: alive, and no replies.
 */
export async function findProfile(
  db: Database,
  { handle, viewer, now }: FindProfile,
): Promise<Profile | undefined> {
  const me = viewer?.uuid ?? null;
  const row = await db
    .selectFrom('users')
    .select((eb) => [
      'uuid',
      'users.handle',
      'display_name',
      'bio',
      'avatar_uuid',
      'banner_uuid',
      'followers_count',
      'following_count',
      'created_at',
      eb
        .selectFrom('activities')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('user_uuid', '=', 'users.uuid')
        .where('reply_to_activity_uuid', 'is', null)
        .where('expires_at', '>', now)
        .as('cruds_count'),
      follows(sql`${me}::uuid`, sql.ref('users.uuid')).as('following'),
      follows(sql.ref('users.uuid'), sql`${me}::uuid`).as('follows_me'),
    ])
    .where((eb) => eb.fn('lower', ['users.handle']), '=', handle.toLowerCase())
    .executeTakeFirst();
  if (!row) return undefined;
  const avatar = imagePath(row.avatar_uuid);
  const banner = imagePath(row.banner_uuid);
  return {
    uuid: row.uuid,
    handle: row.handle,
    display_name: row.display_name,
    bio: row.bio,
    ...(avatar !== undefined && { avatar }),
    ...(banner !== undefined && { banner }),
    cruds_count: row.cruds_count ?? 0,
    followers_count: row.followers_count,
    following_count: row.following_count,
    joined_at: row.created_at.toISOString(),
    following: row.following,
    follows_me: row.follows_me,
    is_me: row.uuid === me,
  };
}

/** Whether the one follows the other; not so where either is null. */
export function follows(
  follower: Expression<unknown>,
  followee: Expression<unknown>,
): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from follows where follower_uuid = ${follower} and followee_uuid = ${followee})`;
}
