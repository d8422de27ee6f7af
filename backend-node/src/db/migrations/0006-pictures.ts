import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What is needed for pictures to go: quickly from the database, and surely from a bucket. */
export const pictures: Migration = {
  async up(db: Kysely<unknown>) {
    // Whoever deletes a picture looks for who shows it.
    await sql`
      create index users_avatar_idx on users (avatar_uuid) where avatar_uuid is not null`.execute(
      db,
    );
    await sql`
      create index users_banner_idx on users (banner_uuid) where banner_uuid is not null`.execute(
      db,
    );
    // Objects of a bucket that no picture is about any more, or not yet: a job removes them.
    await sql`
      create table loose_objects (
        uuid uuid primary key,
        since timestamptz(3) not null default now()
      )`.execute(db);
    await sql`
      create function loosen_object() returns trigger language plpgsql as $$
      begin
        insert into loose_objects (uuid) values (old.uuid) on conflict do nothing;
        return null;
      end $$`.execute(db);
    await sql`
      create trigger images_loosen_object after delete on images
        for each row when (old.body is null) execute function loosen_object()`.execute(db);
  },
};
