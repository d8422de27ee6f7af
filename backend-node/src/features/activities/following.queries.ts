import { sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { type Page, pageOf } from '../../http/paging.ts';
import type { ActivityRow } from './activity.presenter.ts';
import { entryPosition, isAfter, type PageOptions, selectEntries } from './feed.entries.ts';

export interface FollowingOptions extends PageOptions {
  viewer: { uuid: string };
}

/**
 * One page of what the people whom the viewer follows, and the viewer, wrote, and of what the
 * former reposted of others, in one statement and newest first. A crud comes once: that of somebody
 * who is followed where they wrote it, another one where it was reposted last. Reposts since the
 * first page was read count for nobody who still reads on, or a crud that they lift would be
 * missed; `after.since` says when that was.
 */
export async function findFollowingPage(
  db: Database,
  options: FollowingOptions,
): Promise<Page<ActivityRow>> {
  const { viewer, now, after, limit } = options;
  const since = after?.since ?? now;
  const followed = sql`select followee_uuid from follows where follower_uuid = ${viewer.uuid}`;
  const rows = await selectEntries(
    db,
    options,
    sql`
      select wrote.* from (${followed} union all select ${viewer.uuid}::uuid) person (uuid)
      cross join lateral (
        select a.uuid as activity_uuid, a.created_at as listed_at, null::uuid as reposter_uuid
        from activities a
        where a.user_uuid = person.uuid and a.reply_to_activity_uuid is null
          and a.expires_at > ${now} and ${isAfter(sql.ref('a.created_at'), sql.ref('a.uuid'), after)}
        order by a.created_at desc, a.uuid desc limit ${limit + 1}) wrote
      union all
      select reposted.* from (${followed}) person (uuid)
      cross join lateral (
        select r.activity_uuid, r.created_at as listed_at, r.user_uuid as reposter_uuid
        from reposts r join activities a on a.uuid = r.activity_uuid
        where r.user_uuid = person.uuid and r.created_at <= ${since} and a.expires_at > ${now}
          and ${isAfter(sql.ref('r.created_at'), sql.ref('r.activity_uuid'), after)}
          and (a.user_uuid <> ${viewer.uuid} and a.user_uuid not in (${followed})
            or a.reply_to_activity_uuid is not null)
          and not exists (
            select from reposts later join (${followed}) other (uuid) on other.uuid = later.user_uuid
            where later.activity_uuid = r.activity_uuid and later.created_at <= ${since}
              and (later.created_at, later.user_uuid) > (r.created_at, r.user_uuid))
        order by r.created_at desc, r.activity_uuid desc limit ${limit + 1}) reposted`,
  ).execute();
  return pageOf(rows, limit, (row) => ({ ...entryPosition(row), since }));
}
