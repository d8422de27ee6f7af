import type { Notification } from '@cruddur/contract/api/notifications.ts';

/** What several people did with one thing of mine, the latest first. */
export interface Group {
  /** The latest of them stands for all. */
  latest: Notification;
  /** Everybody who did it, each once. */
  actors: Notification['actor'][];
  /** Whether one of them is new. */
  unread: boolean;
}

/** A reply and a mention say something of their own; the rest is said once for all who did it. */
const ALONE: readonly Notification['kind'][] = ['reply', 'mention'];

/**
 * Puts likes and reposts of one crud together, and follows, where they follow one another on the
 * same day: `Worf and 3 others like your crud`.
 *
 * @param notifications the newest first
 */
export function group(notifications: readonly Notification[]): Group[] {
  const groups: Group[] = [];
  const open = new Map<string, Group>();
  const seen = new Set<string>();
  for (const each of notifications) {
    if (seen.has(each.uuid)) continue;
    seen.add(each.uuid);
    const key = keyOf(each);
    const known = open.get(key);
    if (known) {
      known.unread ||= !each.read;
      if (!known.actors.some(({ handle }) => handle === each.actor.handle)) {
        known.actors.push(each.actor);
      }
      continue;
    }
    const fresh = { latest: each, actors: [each.actor], unread: !each.read };
    groups.push(fresh);
    open.set(key, fresh);
  }
  return groups;
}

function keyOf({ uuid, kind, activity, created_at }: Notification): string {
  if (ALONE.includes(kind)) return uuid;
  const day = new Date(created_at).toDateString();
  return `${kind} ${activity?.uuid ?? ''} ${day}`;
}
