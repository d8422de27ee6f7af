import type { ProfileList } from '@cruddur/contract/api/activities.ts';
import { sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { type Page, pageOf } from '../../http/paging.ts';
import type { ActivityRow } from './activity.presenter.ts';
import { entryPosition, isAfter, type PageOptions, selectEntries } from './feed.entries.ts';

/** What a list of a profile holds, as entries of `selectEntries`. */
const entriesOf = { cruds, replies: wrote, likes } as const;

/** One page of what a person wrote and reposted, answered, or likes, in one statement. */
export async function findProfilePage(
  db: Database,
  { person, show, ...options }: PageOptions & { person: string; show: ProfileList },
): Promise<Page<ActivityRow>> {
  const rows = await selectEntries(db, options, entriesOf[show](person, options)).execute();
  return pageOf(rows, options.limit, entryPosition);
}

/** Their own cruds, and the reposts of others' between them. */
function cruds(person: string, options: PageOptions) {
  const own = wrote(person, options, sql`is null`);
  const { now, after, limit } = options;
  return sql<never>`(${own}) union all (
    select r.activity_uuid, r.created_at, r.user_uuid
    from reposts r join activities a on a.uuid = r.activity_uuid
    where r.user_uuid = ${person} and a.expires_at > ${now}
      and (a.user_uuid <> r.user_uuid or a.reply_to_activity_uuid is not null)
      and ${isAfter(sql.ref('r.created_at'), sql.ref('r.activity_uuid'), after)}
    order by r.created_at desc, r.activity_uuid desc limit ${limit + 1})`;
}

function wrote(person: string, { now, after, limit }: PageOptions, isReply = sql`is not null`) {
  return sql<never>`
    select a.uuid as activity_uuid, a.created_at as listed_at, null::uuid as reposter_uuid
    from activities a
    where a.user_uuid = ${person} and a.reply_to_activity_uuid ${isReply}
      and a.expires_at > ${now} and ${isAfter(sql.ref('a.created_at'), sql.ref('a.uuid'), after)}
    order by a.created_at desc, a.uuid desc limit ${limit + 1}`;
}

function likes(person: string, { now, after, limit }: PageOptions) {
  return sql<never>`
    select l.activity_uuid, l.created_at as listed_at, null::uuid as reposter_uuid
    from likes l join activities a on a.uuid = l.activity_uuid
    where l.user_uuid = ${person} and a.expires_at > ${now}
      and ${isAfter(sql.ref('l.created_at'), sql.ref('l.activity_uuid'), after)}
    order by l.created_at desc, l.activity_uuid desc limit ${limit + 1}`;
}
