import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How long lists are read in their order, and cruds found by their words. */
export const lists: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create index hashtags_hashtag_idx
        on hashtags (hashtag, created_at desc, activity_uuid desc)`.execute(db);
    // Everything but letters and digits parts words, or the parser would keep addresses whole.
    await sql`
      alter table activities
        drop column search,
        add column search tsvector generated always as (
          to_tsvector('simple', regexp_replace(message, '[^[:alnum:]]+', ' ', 'g'))) stored`.execute(
      db,
    );
    await sql`create index activities_search_idx on activities using gin (search)`.execute(db);
  },
};
