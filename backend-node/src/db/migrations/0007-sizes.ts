import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What keeps every list as quick with a million cruds as with a thousand. */
export const sizes: Migration = {
  async up(db: Kysely<unknown>) {
    // Search reads the latest cruds and replies before it asks the index of words.
    await sql`
      create index activities_latest_idx on activities (created_at desc, uuid desc)`.execute(db);
    // The lists of a profile, and how many are in the first, from the index alone.
    await sql`
      create index activities_user_cruds_idx
        on activities (user_uuid, created_at desc, uuid desc) include (expires_at)
        where reply_to_activity_uuid is null`.execute(db);
    await sql`
      create index activities_user_replies_idx
        on activities (user_uuid, created_at desc, uuid desc)
        where reply_to_activity_uuid is not null`.execute(db);
    // Whether somebody reposted a crud after another one did.
    await sql`
      create index reposts_activity_idx on reposts (activity_uuid, created_at, user_uuid)`.execute(
      db,
    );
    // Of what expires at one moment the newest is deleted first: replies before what they answer.
    await sql`drop index activities_expires_at_idx`.execute(db);
    await sql`
      create index activities_expires_at_idx on activities (expires_at, created_at desc)`.execute(
      db,
    );
    await sql`drop index hashtags_created_at_idx`.execute(db);
    await sql`
      create index hashtags_created_at_idx
        on hashtags (created_at desc) include (hashtag, activity_uuid)`.execute(db);
    await sql`drop index message_groups_second_idx`.execute(db);
    for (const one of ['first', 'second']) {
      await sql`
        create index ${sql.ref(`message_groups_${one}_idx`)}
          on message_groups (${sql.ref(`${one}_uuid`)}, last_message_at desc, uuid desc)`.execute(
        db,
      );
    }
  },
};
