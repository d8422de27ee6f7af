import { sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { type Page, pageOf } from '../../http/paging.ts';
import type { ActivityRow } from './activity.presenter.ts';
import { type Reading, selectActivities } from './activity.select.ts';
import type { PageOptions } from './feed.entries.ts';

export interface CrudInThread {
  activity: ActivityRow;
  /** What it answers; undefined for a crud of its own. */
  parent: ActivityRow | undefined;
}

/** A crud and what it answers, in one statement; undefined where `handle` wrote no such crud. */
export async function findInThread(
  db: Database,
  { handle, uuid }: { handle: string; uuid: string },
  reading: Reading,
): Promise<CrudInThread | undefined> {
  const rows = await selectActivities(db, reading)
    .where(
      sql<boolean>`activities.uuid in (
        select unnest(array[uuid, reply_to_activity_uuid]) from activities where uuid = ${uuid})`,
    )
    .execute();
  const activity = rows.find((row) => row.uuid === uuid);
  if (activity?.handle.toLowerCase() !== handle.toLowerCase()) return undefined;
  return { activity, parent: rows.find((row) => row.uuid !== uuid) };
}

/** A page of the replies to a crud, oldest first, in one statement. */
export async function findReplies(
  db: Database,
  uuid: string,
  { after, limit, ...reading }: PageOptions,
): Promise<Page<ActivityRow>> {
  let query = selectActivities(db, reading).where('activities.reply_to_activity_uuid', '=', uuid);
  if (after) {
    query = query.where(
      sql<boolean>`(activities.created_at, activities.uuid)
        > (${after.createdAt}::timestamptz, ${after.uuid}::uuid)`,
    );
  }
  const rows = await query
    .orderBy('activities.created_at')
    .orderBy('activities.uuid')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, (row) => ({ createdAt: row.created_at, uuid: row.uuid }));
}
