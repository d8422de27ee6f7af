import { sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { PersonSummaryRow } from './person-summary.ts';

/** So many of whom I follow are asked, and so many of whom each follows: it bounds the work. */
const ASKED = 100;

/**
 * People whom `viewer` may like to follow, in one statement: those whom the most of the people I
 * follow follow, then the most followed, then who wrote last. Never me, or whom I follow already.
 */
export async function suggestPeople(
  db: Database,
  { viewer, now, limit }: { viewer: string | null; now: Date; limit: number },
): Promise<PersonSummaryRow[]> {
  const isNew = sql`users.left_at is null and users.uuid is distinct from ${viewer}::uuid and not exists (
    select from follows where follower_uuid = ${viewer}::uuid and followee_uuid = users.uuid)`;
  const { rows } = await sql<PersonSummaryRow>`
    with mine as (
      select followee_uuid from follows where follower_uuid = ${viewer}::uuid
      order by created_at desc limit ${ASKED}),
    theirs as (
      select one.followee_uuid as uuid, count(*) as common
      from mine cross join lateral (
        select followee_uuid from follows where follower_uuid = mine.followee_uuid
        order by created_at desc limit ${ASKED}) as one
      group by one.followee_uuid),
    near as (
      select users.uuid, theirs.common from theirs join users using (uuid)
      where ${isNew} order by theirs.common desc, users.followers_count desc limit ${limit}),
    known as (
      select users.uuid from users where ${isNew}
      order by users.followers_count desc, users.uuid limit ${limit})
    select users.uuid, users.handle, users.display_name, users.bio, users.avatar_uuid,
      false as following
    from (select uuid from near union select uuid from known) as either
    join users using (uuid)
    left join near using (uuid)
    order by coalesce(near.common, 0) desc, users.followers_count desc, (
      select max(created_at) from activities
      where user_uuid = users.uuid and expires_at > ${now}) desc nulls last, users.handle
    limit ${limit}`.execute(db);
  return rows;
}
