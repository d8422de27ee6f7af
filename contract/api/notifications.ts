import { z } from 'zod';
import { Activity } from './activities.ts';
import { author } from './people.ts';

export const NOTIFICATION_KINDS = ['like', 'reply', 'repost', 'mention', 'follow'] as const;

/** Something that concerns me. `activity` is my crud, or the one that answers or names me. */
export const Notification = z
  .object({
    uuid: z.uuid(),
    kind: z.enum(NOTIFICATION_KINDS),
    actor: z.object(author).meta({ description: 'Who did it' }),
    activity: Activity.optional().meta({ description: 'Absent for a follow' }),
    created_at: z.iso.datetime(),
    read: z.boolean(),
  })
  .meta({ id: 'Notification' });

export type Notification = z.infer<typeof Notification>;

/** GET /api/activities/notifications, newest first, paged. */
export const Notifications = z.array(Notification);

/** GET /api/unread: what waits for me, a hundred of each where there are more. PUT /api/activities/notifications/read → 204. */
export const Unread = z
  .object({
    notifications: z.int().nonnegative(),
    messages: z.int().nonnegative().meta({ description: 'Conversations with something unread' }),
  })
  .meta({ id: 'Unread' });

export type Unread = z.infer<typeof Unread>;
