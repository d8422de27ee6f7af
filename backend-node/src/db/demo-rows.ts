import { createHash } from 'node:crypto';
import { hashtagsOf, mentionsOf } from '@cruddur/contract/links.ts';
import type { Insertable } from 'kysely';
import { type DemoCrud, demoCruds, demoTimes } from './demo-data.ts';
import { demoPeople, demoPersonUuid, demoUuid } from './demo-people.ts';
import type {
  ActivitiesTable,
  HashtagsTable,
  NotificationsTable,
  ReactionsTable,
} from './schema.ts';

/** A demo crud or reply, and all that hangs on it. */
export interface DemoRows {
  activity: Insertable<ActivitiesTable> & { uuid: string; created_at: Date };
  hashtags: Insertable<HashtagsTable>[];
  likes: Insertable<ReactionsTable>[];
  reposts: Insertable<ReactionsTable>[];
  notifications: Insertable<NotificationsTable>[];
}

/** Whoever looks in on a demo finds something new, and the rest seen. */
const UNREAD_MS = 45 * 60_000;

/** The demo cruds as rows of a database, each before its replies. */
export function demoRows(now: Date): DemoRows[] {
  return demoCruds.flatMap((crud) => {
    const uuid = demoUuid(crud.message);
    const { created_at, expires_at } = demoTimes(crud, now);
    const parent = { ...written(crud.by, crud.message), uuid, created_at, expires_at };
    const replies = (crud.replies ?? []).map((reply) => {
      const activity = {
        ...written(reply.by, reply.message),
        uuid: demoUuid(crud.message + reply.message),
        reply_to_activity_uuid: uuid,
        created_at: new Date(now.getTime() - reply.age * 60_000),
        expires_at,
      };
      return withReactions(activity, { ...reply, reposts: 0 }, now, parent.user_uuid);
    });
    return [withReactions(parent, crud, now), ...replies];
  });
}

function written(by: string, message: string) {
  return { user_uuid: demoPersonUuid(by), message };
}

/** What others did with a crud, and what its author and those whom it names hear of it. */
function withReactions(
  activity: DemoRows['activity'],
  { by, message, likes, reposts }: Pick<DemoCrud, 'by' | 'message' | 'likes' | 'reposts'>,
  now: Date,
  answered?: string,
): DemoRows {
  const { uuid, user_uuid, created_at } = activity;
  const others = demoPeople
    .filter((person) => person.handle !== by)
    .toSorted((one, other) => fraction(message + one.handle) - fraction(message + other.handle));
  const reactions = (verb: string, count: number) =>
    others.slice(0, count).map(({ handle }) => ({
      user_uuid: demoPersonUuid(handle),
      activity_uuid: uuid,
      created_at: between(created_at, now, fraction(verb + handle + message)),
    }));
  const notification = (
    kind: 'like' | 'repost' | 'reply' | 'mention',
    whom: string,
    actor_uuid: string,
    at: Date,
  ) => ({
    user_uuid: whom,
    actor_uuid,
    kind,
    activity_uuid: uuid,
    created_at: at,
    read_at: now.getTime() - at.getTime() < UNREAD_MS ? null : now,
  });

  const liked = reactions('like', likes);
  const reposted = reactions('repost', reposts);
  const mentioned = mentionsOf(message)
    .map(demoPersonUuid)
    .filter((person) => person !== answered);
  return {
    activity,
    hashtags: hashtagsOf(message).map((hashtag) => ({ activity_uuid: uuid, hashtag, created_at })),
    likes: liked,
    reposts: reposted,
    notifications: [
      ...liked.map((row) => notification('like', user_uuid, row.user_uuid, row.created_at)),
      ...reposted.map((row) => notification('repost', user_uuid, row.user_uuid, row.created_at)),
      ...(answered ? [notification('reply', answered, user_uuid, created_at)] : []),
      ...mentioned.map((person) => notification('mention', person, user_uuid, created_at)),
    ].filter((row) => row.user_uuid !== row.actor_uuid),
  };
}

/** Between 0 and 1, the same for the same text: the demo is alike on every machine. */
function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
}

/** Reactions come early in a crud's life. */
function between(start: Date, end: Date, part: number): Date {
  return new Date(start.getTime() + (end.getTime() - start.getTime()) * part * part);
}
