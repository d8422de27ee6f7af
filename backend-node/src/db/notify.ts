import type { Insertable } from 'kysely';
import { publish } from './publish.ts';
import type { Database, NotificationsTable } from './schema.ts';

type NewNotification = Pick<
  Insertable<NotificationsTable>,
  'user_uuid' | 'actor_uuid' | 'kind' | 'activity_uuid'
>;

/**
 * Tells people of what somebody did, once: a like that is taken back and given again is no news.
 * Nobody is told of what they did themselves.
 */
export async function notify(
  db: Database,
  notifications: NewNotification[],
  now: Date,
): Promise<void> {
  const others = notifications.filter((one) => one.user_uuid !== one.actor_uuid);
  if (others.length === 0) return;
  const told = await db
    .insertInto('notifications')
    .values(others.map((one) => ({ ...one, created_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('user_uuid')
    .execute();
  if (told.length === 0) return;
  const to = told.map((row) => row.user_uuid);
  await publish(db, { event: { kind: 'notification' }, to });
}
