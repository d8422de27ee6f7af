import { sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { type Page, pageOf } from '../../http/paging.ts';
import type { ActivityRow } from './activity.presenter.ts';
import { selectActivities } from './activity.select.ts';
import { isAfter, type PageOptions } from './feed.entries.ts';

/**
 * One page of the feed of everybody, newest first, in one statement: cruds that are no replies.
 * Paging goes by position and not by count, so cruds written meanwhile neither repeat nor hide one.
 */
export async function findHomePage(
  db: Database,
  { after, limit, ...reading }: PageOptions,
): Promise<Page<ActivityRow>> {
  const rows = await selectActivities(db, reading)
    .where('activities.reply_to_activity_uuid', 'is', null)
    .where(isAfter(sql.ref('activities.created_at'), sql.ref('activities.uuid'), after))
    .orderBy('activities.created_at', 'desc')
    .orderBy('activities.uuid', 'desc')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, (row) => ({ createdAt: row.created_at, uuid: row.uuid }));
}
