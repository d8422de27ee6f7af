import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What people do with one another's cruds, and with one another. */
export const social: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      alter table users
        add column bio text not null default '' check (char_length(bio) <= 4000),
        add column avatar_uuid uuid,
        add column banner_uuid uuid,
        add column followers_count integer not null default 0 check (followers_count >= 0),
        add column following_count integer not null default 0 check (following_count >= 0)`.execute(
      db,
    );
    // The bytes are here, or in S3 under the same uuid when one is configured: then `body` is null.
    await sql`
      create table images (
        uuid uuid primary key default gen_random_uuid(),
        user_uuid uuid not null references users (uuid) on delete cascade,
        kind text not null check (kind in ('avatar', 'banner')),
        content_type text not null,
        body bytea,
        created_at timestamptz(3) not null default now()
      )`.execute(db);
    await sql`create index images_user_uuid_idx on images (user_uuid)`.execute(db);
    await sql`
      alter table users
        add foreign key (avatar_uuid) references images (uuid) on delete set null,
        add foreign key (banner_uuid) references images (uuid) on delete set null`.execute(db);
    // People are found by the beginning of a handle or of a word of their name.
    await sql`
      create index users_handle_prefix_idx on users (lower(handle) text_pattern_ops)`.execute(db);

    await sql`
      alter table activities
        add column idempotency_key uuid,
        add column search tsvector generated always as (to_tsvector('simple', message)) stored`.execute(
      db,
    );
    await sql`
      create unique index activities_idempotency_key on activities (user_uuid, idempotency_key)
        where idempotency_key is not null`.execute(db);
    await sql`create index activities_search_idx on activities using gin (search)`.execute(db);
    await sql`create index activities_expires_at_idx on activities (expires_at)`.execute(db);
    await sql`drop index activities_user_uuid_idx`.execute(db);
    await sql`
      create index activities_user_idx on activities (user_uuid, created_at desc, uuid desc)`.execute(
      db,
    );
    await sql`drop index activities_reply_to_idx`.execute(db);
    await sql`
      create index activities_reply_to_idx on activities (reply_to_activity_uuid, created_at, uuid)
        where reply_to_activity_uuid is not null`.execute(db);

    for (const table of ['likes', 'reposts']) {
      await sql`
        create table ${sql.table(table)} (
          user_uuid uuid not null references users (uuid) on delete cascade,
          activity_uuid uuid not null references activities (uuid) on delete cascade,
          created_at timestamptz(3) not null default now(),
          primary key (activity_uuid, user_uuid)
        )`.execute(db);
      await sql`
        create index ${sql.ref(`${table}_user_idx`)}
          on ${sql.table(table)} (user_uuid, created_at desc, activity_uuid desc)`.execute(db);
    }
    await sql`
      create table follows (
        follower_uuid uuid not null references users (uuid) on delete cascade,
        followee_uuid uuid not null references users (uuid) on delete cascade,
        created_at timestamptz(3) not null default now(),
        primary key (follower_uuid, followee_uuid),
        check (follower_uuid <> followee_uuid)
      )`.execute(db);
    await sql`create index follows_followee_idx on follows (followee_uuid)`.execute(db);
    await sql`
      create table hashtags (
        activity_uuid uuid not null references activities (uuid) on delete cascade,
        hashtag text not null check (hashtag = lower(hashtag)),
        created_at timestamptz(3) not null,
        primary key (hashtag, activity_uuid)
      )`.execute(db);
    await sql`create index hashtags_activity_idx on hashtags (activity_uuid)`.execute(db);
    await sql`create index hashtags_created_at_idx on hashtags (created_at)`.execute(db);

    await sql`
      create table notifications (
        uuid uuid primary key default gen_random_uuid(),
        user_uuid uuid not null references users (uuid) on delete cascade,
        actor_uuid uuid not null references users (uuid) on delete cascade,
        kind text not null check (kind in ('like', 'reply', 'repost', 'mention', 'follow')),
        activity_uuid uuid references activities (uuid) on delete cascade,
        created_at timestamptz(3) not null default now(),
        read_at timestamptz(3),
        check (user_uuid <> actor_uuid),
        check ((kind = 'follow') = (activity_uuid is null)),
        unique nulls not distinct (user_uuid, actor_uuid, kind, activity_uuid)
      )`.execute(db);
    await sql`
      create index notifications_user_idx on notifications (user_uuid, created_at desc, uuid desc)`.execute(
      db,
    );
    await sql`
      create index notifications_unread_idx on notifications (user_uuid) where read_at is null`.execute(
      db,
    );
    await sql`
      create index notifications_activity_idx on notifications (activity_uuid)
        where activity_uuid is not null`.execute(db);
    await sql`create index notifications_actor_idx on notifications (actor_uuid)`.execute(db);

    // The two are in order, so that a pair has one conversation. A read mark is a moment.
    await sql`
      create table message_groups (
        uuid uuid primary key default gen_random_uuid(),
        first_uuid uuid not null references users (uuid) on delete cascade,
        second_uuid uuid not null references users (uuid) on delete cascade,
        first_read_at timestamptz(3) not null default '-infinity',
        second_read_at timestamptz(3) not null default '-infinity',
        last_message_at timestamptz(3) not null,
        unique (first_uuid, second_uuid),
        check (first_uuid < second_uuid)
      )`.execute(db);
    await sql`create index message_groups_second_idx on message_groups (second_uuid)`.execute(db);
    await sql`
      create table messages (
        uuid uuid primary key default gen_random_uuid(),
        message_group_uuid uuid not null references message_groups (uuid) on delete cascade,
        user_uuid uuid not null references users (uuid) on delete cascade,
        message text not null check (message ~ '\\S' and char_length(message) <= 32768),
        idempotency_key uuid,
        created_at timestamptz(3) not null default now(),
        unique (user_uuid, idempotency_key)
      )`.execute(db);
    await sql`
      create index messages_group_idx
        on messages (message_group_uuid, created_at desc, uuid desc)`.execute(db);

    await countBy(db, 'likes', 'activities', 'likes_count', 'activity_uuid');
    await countBy(db, 'reposts', 'activities', 'reposts_count', 'activity_uuid');
    await countBy(db, 'activities', 'activities', 'replies_count', 'reply_to_activity_uuid');
    await countBy(db, 'follows', 'users', 'followers_count', 'followee_uuid');
    await countBy(db, 'follows', 'users', 'following_count', 'follower_uuid');
  },
};

/**
 * Keeps `counter` of the row that `reference` points to equal to the number of rows that do, by
 * triggers: whatever removes a row, an account that goes included, the number stays right.
 */
async function countBy(
  db: Kysely<unknown>,
  table: string,
  counted: string,
  counter: string,
  reference: string,
): Promise<void> {
  const name = sql.ref(`count_${table}_${counter}`);
  const column = sql.ref(counter);
  const target = sql.table(counted);
  await sql`
    create function ${name}() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        update ${target} set ${column} = ${column} + 1 where uuid = new.${sql.ref(reference)};
      else
        update ${target} set ${column} = ${column} - 1 where uuid = old.${sql.ref(reference)};
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger ${name} after insert or delete on ${sql.table(table)}
      for each row execute function ${name}()`.execute(db);
}
