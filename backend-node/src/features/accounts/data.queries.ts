import type { Database } from '../../db/schema.ts';
import { accountGone } from './account.queries.ts';

/** Everything that is kept of a person, as it is kept, but for what signs them in. */
export async function findAllOf(db: Database, uuid: string) {
  const mine = { user_uuid: uuid };
  const [account, profile, sessions, cruds, likes, reposts, following, followers, messages, told] =
    await Promise.all([
      db
        .selectFrom('accounts')
        .select(['email', 'created_at'])
        .where('id', '=', uuid)
        .executeTakeFirstOrThrow(accountGone),
      db
        .selectFrom('users')
        .select(['uuid', 'handle', 'display_name', 'bio', 'avatar_uuid', 'banner_uuid'])
        .where('uuid', '=', uuid)
        .executeTakeFirstOrThrow(accountGone),
      db
        .selectFrom('sessions')
        .select(['user_agent', 'created_at', 'updated_at', 'expires_at'])
        .where('user_id', '=', uuid)
        .execute(),
      db
        .selectFrom('activities')
        .select(['uuid', 'message', 'reply_to_activity_uuid', 'created_at', 'expires_at'])
        .where('user_uuid', '=', uuid)
        .orderBy('created_at')
        .execute(),
      reactions(db, 'likes', mine),
      reactions(db, 'reposts', mine),
      db
        .selectFrom('follows')
        .innerJoin('users', 'users.uuid', 'follows.followee_uuid')
        .select(['users.handle', 'follows.created_at'])
        .where('follower_uuid', '=', uuid)
        .execute(),
      db
        .selectFrom('follows')
        .innerJoin('users', 'users.uuid', 'follows.follower_uuid')
        .select(['users.handle', 'follows.created_at'])
        .where('followee_uuid', '=', uuid)
        .execute(),
      conversations(db, uuid),
      db
        .selectFrom('notifications')
        .innerJoin('users', 'users.uuid', 'notifications.actor_uuid')
        .select(['kind', 'users.handle as by', 'activity_uuid', 'notifications.created_at'])
        .where('user_uuid', '=', uuid)
        .orderBy('notifications.created_at')
        .execute(),
    ]);
  return {
    account,
    profile,
    sessions,
    cruds,
    likes,
    reposts,
    following,
    followers,
    messages,
    notifications: told,
  };
}

function reactions(db: Database, table: 'likes' | 'reposts', { user_uuid }: { user_uuid: string }) {
  return db
    .selectFrom(table)
    .select(['activity_uuid', 'created_at'])
    .where('user_uuid', '=', user_uuid)
    .orderBy('created_at')
    .execute();
}

/** What I wrote and what was written to me. */
function conversations(db: Database, uuid: string) {
  return db
    .selectFrom('messages')
    .innerJoin('message_groups as g', 'g.uuid', 'messages.message_group_uuid')
    .innerJoin('users as writer', 'writer.uuid', 'messages.user_uuid')
    .innerJoin('users as first', 'first.uuid', 'g.first_uuid')
    .innerJoin('users as second', 'second.uuid', 'g.second_uuid')
    .select([
      'first.handle as between',
      'second.handle as and',
      'writer.handle as from',
      'messages.message',
      'messages.created_at',
    ])
    .where((where) =>
      where.or([where('g.first_uuid', '=', uuid), where('g.second_uuid', '=', uuid)]),
    )
    .orderBy('messages.created_at')
    .execute();
}
