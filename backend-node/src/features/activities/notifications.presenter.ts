import type { Notification } from '@cruddur/contract/api/notifications.ts';
import { presentAuthor } from '../../http/present-author.ts';
import { presentActivity } from './activity.presenter.ts';
import type { NotificationRow } from './notifications.queries.ts';

export function presentNotification(row: NotificationRow): Notification {
  return {
    uuid: row.uuid,
    kind: row.kind,
    actor: presentAuthor(row),
    ...(row.activity && { activity: presentActivity(row.activity) }),
    created_at: row.created_at.toISOString(),
    read: row.read_at !== null,
  };
}
