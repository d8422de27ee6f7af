import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How people are found: by a word of their name, by whom they follow, and by how many do. */
export const people: Migration = {
  async up(db: Kysely<unknown>) {
    // The API counts people's characters, of which 50 may be built of many more; this bounds a row.
    await sql`
      alter table users
        drop constraint users_display_name_check,
        add check (display_name ~ '\\S' and char_length(display_name) <= 1250)`.execute(db);
    // Everything but letters and digits parts words, or the parser would keep addresses whole.
    await sql`
      alter table users add column name_words tsvector generated always as (
        to_tsvector('simple', regexp_replace(display_name, '[^[:alnum:]]+', ' ', 'g'))) stored`.execute(
      db,
    );
    await sql`create index users_name_words_idx on users using gin (name_words)`.execute(db);
    await sql`
      create index users_followers_count_idx on users (followers_count desc, uuid)`.execute(db);

    await sql`drop index follows_followee_idx`.execute(db);
    await sql`
      create index follows_followee_idx
        on follows (followee_uuid, created_at desc, follower_uuid desc)`.execute(db);
    await sql`
      create index follows_follower_idx
        on follows (follower_uuid, created_at desc, followee_uuid desc)`.execute(db);
  },
};
