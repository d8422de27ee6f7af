import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../src/db/schema.ts';

/** Each counter beside the number of rows that it stands for, where the two differ. */
const DIFFERENCES: Record<string, RawBuilder<unknown>> = {
  likes_count: sql`select uuid from activities a where likes_count <>
    (select count(*) from likes where activity_uuid = a.uuid)`,
  reposts_count: sql`select uuid from activities a where reposts_count <>
    (select count(*) from reposts where activity_uuid = a.uuid)`,
  replies_count: sql`select uuid from activities a where replies_count <>
    (select count(*) from activities where reply_to_activity_uuid = a.uuid)`,
  followers_count: sql`select uuid from users u where followers_count <>
    (select count(*) from follows where followee_uuid = u.uuid)`,
  following_count: sql`select uuid from users u where following_count <>
    (select count(*) from follows where follower_uuid = u.uuid)`,
};

/** The names of the counters that are wrong somewhere. */
export async function wrongCounters(db: Database): Promise<string[]> {
  const checks = Object.entries(DIFFERENCES).map(async ([name, differences]) => {
    const { rows } = await differences.execute(db);
    return rows.length > 0 ? [name] : [];
  });
  return (await Promise.all(checks)).flat();
}
