import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * People and their cruds. Times have milliseconds, as JavaScript's dates do, so that a cursor made
 * from a row finds exactly that row again.
 */
export const usersAndActivities: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create table users (
        uuid uuid primary key default gen_random_uuid(),
        handle text not null check (handle ~ '^[A-Za-z0-9_]{1,30}$'),
        display_name text not null check (char_length(btrim(display_name)) between 1 and 80),
        created_at timestamptz(3) not null default now()
      )`.execute(db);
    // One person a handle, however it is written.
    await sql`create unique index users_handle_key on users (lower(handle))`.execute(db);

    // People's characters are counted by the API; the limit here only bounds a row.
    await sql`
      create table activities (
        uuid uuid primary key default gen_random_uuid(),
        user_uuid uuid not null references users (uuid) on delete cascade,
        message text not null check (message ~ '\\S' and char_length(message) <= 32768),
        replies_count integer not null default 0 check (replies_count >= 0),
        reposts_count integer not null default 0 check (reposts_count >= 0),
        likes_count integer not null default 0 check (likes_count >= 0),
        reply_to_activity_uuid uuid references activities (uuid) on delete cascade
          check (reply_to_activity_uuid <> uuid),
        created_at timestamptz(3) not null default now(),
        expires_at timestamptz(3) not null,
        check (expires_at > created_at)
      )`.execute(db);
    await sql`
      create index activities_home_idx on activities (created_at desc, uuid desc)
        where reply_to_activity_uuid is null`.execute(db);
    await sql`create index activities_user_uuid_idx on activities (user_uuid)`.execute(db);
    await sql`
      create index activities_reply_to_idx on activities (reply_to_activity_uuid)
        where reply_to_activity_uuid is not null`.execute(db);
  },
};
