import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Somebody whose account is deleted is seen nowhere from that moment on, and their address and
 * handle are free; what they wrote goes in parts, since it may be more than one statement can do.
 */
export const leaving: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table users add column left_at timestamptz(3)`.execute(db);
    await sql`create index users_left_idx on users (left_at) where left_at is not null`.execute(db);
    await sql`
      create or replace function keep_user_of_account() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          -- A handle that nobody can have guessed, so that the row stands in nobody's way.
          update users set left_at = now(),
            handle = left(replace(gen_random_uuid()::text, '-', ''), 30),
            display_name = '-', bio = '', avatar_uuid = null, banner_uuid = null
          where uuid = old.id;
          return old;
        end if;
        if new.email_verified then
          insert into users (uuid, handle, display_name)
          values (new.id, new.username, new.name)
          on conflict (uuid) do nothing;
        end if;
        return new;
      end $$`.execute(db);
  },
};
