import { sql } from 'kysely';
import type { Database, NotificationsTable } from '../../db/schema.ts';
import { type Page, pageOf } from '../../http/paging.ts';
import type { ActivityRow, AuthorRow } from './activity.presenter.ts';
import { selectActivities } from './activity.select.ts';
import { isAfter, type PageOptions } from './feed.entries.ts';

export interface NotificationRow extends AuthorRow {
  uuid: string;
  kind: NotificationsTable['kind'];
  created_at: Date;
  read_at: Date | null;
  /** Absent for a follow. */
  activity: ActivityRow | undefined;
}

export interface NotificationsOptions extends PageOptions {
  viewer: { uuid: string };
}

/** One page of what concerns the viewer, newest first, in two statements. */
export async function findNotifications(
  db: Database,
  { viewer, now, after, limit }: NotificationsOptions,
): Promise<Page<NotificationRow>> {
  const found = await selectAlive(db, viewer, now)
    .select([
      'notifications.uuid',
      'notifications.kind',
      'notifications.created_at',
      'notifications.read_at',
      'notifications.activity_uuid',
      'actor.handle',
      'actor.display_name',
      'actor.avatar_uuid',
    ])
    .where(isAfter(sql.ref('notifications.created_at'), sql.ref('notifications.uuid'), after))
    .orderBy('notifications.created_at', 'desc')
    .orderBy('notifications.uuid', 'desc')
    .limit(limit + 1)
    .execute();
  const page = pageOf(found, limit, (row) => ({ createdAt: row.created_at, uuid: row.uuid }));
  const activities = await findActivities(
    db,
    page.rows.flatMap((row) => row.activity_uuid ?? []),
    { viewer, now },
  );
  const rows = page.rows
    .map(({ activity_uuid, ...row }) => ({
      ...row,
      activity: activity_uuid === null ? undefined : activities.get(activity_uuid),
    }))
    // A crud may have been deleted since the first of the two statements.
    .filter((row) => row.kind === 'follow' || row.activity !== undefined);
  return { ...page, rows };
}

/** Nobody counts further. */
const MOST_COUNTED = 100;

/** How many of them the viewer has not seen; a hundred where there are more. */
export async function countUnread(
  db: Database,
  viewer: { uuid: string },
  now: Date,
): Promise<number> {
  const rows = await selectAlive(db, viewer, now)
    .select('notifications.uuid')
    .where('notifications.read_at', 'is', null)
    .limit(MOST_COUNTED)
    .execute();
  return rows.length;
}

/** Marks all of them as seen; says whether there was one that was not. */
export async function markRead(
  db: Database,
  viewer: { uuid: string },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('notifications')
    .set({ read_at: now })
    .where('user_uuid', '=', viewer.uuid)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** What concerns the viewer, without what is about an expired crud or by somebody who left. */
function selectAlive(db: Database, viewer: { uuid: string }, now: Date) {
  return db
    .selectFrom('notifications')
    .innerJoin('users as actor', 'actor.uuid', 'notifications.actor_uuid')
    .leftJoin('activities', 'activities.uuid', 'notifications.activity_uuid')
    .where('actor.left_at', 'is', null)
    .where('notifications.user_uuid', '=', viewer.uuid)
    .where((eb) =>
      eb.or([eb('notifications.kind', '=', 'follow'), eb('activities.expires_at', '>', now)]),
    );
}

async function findActivities(
  db: Database,
  uuids: string[],
  reading: { viewer: { uuid: string }; now: Date },
): Promise<Map<string, ActivityRow>> {
  if (uuids.length === 0) return new Map();
  const rows = await selectActivities(db, reading).where('activities.uuid', 'in', uuids).execute();
  return new Map(rows.map((row) => [row.uuid, row]));
}
