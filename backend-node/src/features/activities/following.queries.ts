import { sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { type Page, pageOf } from '../../http/paging.ts';
import type { ActivityRow } from './activity.presenter.ts';
import { entryPosition, isAfter, type PageOptions, selectEntries } from './feed.entries.ts';

/** So many of everybody's latest cruds are read before each person is asked for theirs. */
const WALKED = 1_000;

export interface FollowingOptions extends PageOptions {
  viewer: { uuid: string };
}

/**
 * One page of what the people whom the viewer follows, and the viewer, wrote, and of what the
 * former reposted of others, in one statement and newest first. A crud comes once: that of somebody
 * who is followed where they wrote it, another one where it was reposted last. Reposts since the
 * first page was read count for nobody who still reads on, or a crud that they lift would be
 * missed; `after.since` says when that was.
 *
 * Whoever follows many finds a page among the latest cruds of all, and only where that is not so
 * does each person's own list cost a look; reposts matter down to the last crud of the page.
 */
export async function findFollowingPage(
  db: Database,
  options: FollowingOptions,
): Promise<Page<ActivityRow>> {
  const { viewer, now, after, limit } = options;
  const since = after?.since ?? now;
  const isPastWalk = sql`(a.created_at, a.uuid) < (
    select created_at, uuid from walked order by created_at, uuid limit 1)`;
  const isAlive = sql`a.reply_to_activity_uuid is null and a.expires_at > ${now}`;
  const rows = await selectEntries(
    db,
    options,
    sql`
      with followed as materialized (
        select followee_uuid as uuid from follows where follower_uuid = ${viewer.uuid}),
      author as (select uuid from followed union all select ${viewer.uuid}::uuid),
      walked as materialized (
        select a.uuid, a.user_uuid, a.created_at from activities a
        where ${isAlive} and ${isAfter(sql.ref('a.created_at'), sql.ref('a.uuid'), after)}
        order by a.created_at desc, a.uuid desc limit ${WALKED}),
      latest as materialized (
        select uuid, created_at from walked where user_uuid in (select uuid from author)
        order by created_at desc, uuid desc limit ${limit + 1}),
      wrote as materialized (
        select * from latest
        union all
        (select past.* from author cross join lateral (
          select a.uuid, a.created_at from activities a
          where a.user_uuid = author.uuid and ${isAlive} and ${isPastWalk}
          order by a.created_at desc, a.uuid desc limit ${limit + 1}) past
        where (select count(*) from latest) <= ${limit}
          and (select count(*) from walked) = ${WALKED}
        order by past.created_at desc, past.uuid desc limit ${limit + 1}))
      select uuid as activity_uuid, created_at as listed_at, null::uuid as reposter_uuid from wrote
      union all
      select reposted.* from followed
      cross join lateral (
        select r.activity_uuid, r.created_at as listed_at, r.user_uuid as reposter_uuid
        from reposts r join activities a on a.uuid = r.activity_uuid
        where r.user_uuid = followed.uuid and r.created_at <= ${since} and a.expires_at > ${now}
          and r.created_at >= coalesce((
            select created_at from wrote order by created_at desc offset ${limit} limit 1),
            '-infinity')
          and ${isAfter(sql.ref('r.created_at'), sql.ref('r.activity_uuid'), after)}
          and (a.user_uuid <> ${viewer.uuid} and a.user_uuid not in (select uuid from followed)
            or a.reply_to_activity_uuid is not null)
          and not exists (
            select from reposts later
            where later.activity_uuid = r.activity_uuid and later.created_at <= ${since}
              and (later.created_at, later.user_uuid) > (r.created_at, r.user_uuid)
              and later.user_uuid in (select uuid from followed) offset 0)
        order by r.created_at desc, r.activity_uuid desc limit ${limit + 1}) reposted`,
  ).execute();
  return pageOf(rows, limit, (row) => ({ ...entryPosition(row), since }));
}
