import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Lists that are long are read in their order, and not sorted for each page. */
export const lists: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create index hashtags_hashtag_idx
        on hashtags (hashtag, created_at desc, activity_uuid desc)`.execute(db);
  },

  async down(db: Kysely<unknown>) {
    await sql`drop index hashtags_hashtag_idx`.execute(db);
  },
};
