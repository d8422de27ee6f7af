import { demoPeople, demoPersonUuid, demoUuid } from './demo-people.ts';
import { demoRows } from './demo-rows.ts';
import { demoConversations } from './demo-talk.ts';
import type { Database } from './schema.ts';

/** A feed with fewer live cruds than one page is not lively. */
const LIVELY = 20;
const DAY_MS = 86_400_000;

/**
 * Fills an empty database with the people and cruds of the demo. On a later start, when most of
 * what the feed showed has expired, the expired demo cruds come back, written anew as of `now`;
 * whatever is still alive, and a database of other people, stays as it is.
 */
export async function seedDemoData(db: Database, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const someone = await tx.selectFrom('users').select('uuid').limit(1).executeTakeFirst();
    if (someone === undefined) {
      await insertPeople(tx, now);
      await insertConversations(tx, now);
    }
    if ((await haveDemoPeople(tx)) && !(await isLively(tx, now))) await insertCruds(tx, now);
  });
}

async function haveDemoPeople(db: Database): Promise<boolean> {
  const uuids = demoPeople.map((person) => demoPersonUuid(person.handle));
  const rows = await db.selectFrom('users').select('uuid').where('uuid', 'in', uuids).execute();
  return rows.length === demoPeople.length;
}

async function isLively(db: Database, now: Date): Promise<boolean> {
  const alive = await db
    .selectFrom('activities')
    .select('uuid')
    .where('reply_to_activity_uuid', 'is', null)
    .where('expires_at', '>', now)
    .limit(LIVELY)
    .execute();
  return alive.length === LIVELY;
}

async function insertPeople(db: Database, now: Date): Promise<void> {
  const joined = new Date(now.getTime() - 40 * DAY_MS);
  await db
    .insertInto('users')
    .values(
      demoPeople.map(({ handle, display_name, bio }) => ({
        uuid: demoPersonUuid(handle),
        handle,
        display_name,
        bio,
        created_at: joined,
      })),
    )
    .execute();
  const follows = demoPeople.flatMap((person, row) =>
    person.follows.map((followee, column) => ({
      follower_uuid: demoPersonUuid(person.handle),
      followee_uuid: demoPersonUuid(followee),
      created_at: new Date(joined.getTime() + (1 + row + column / 10) * 3 * DAY_MS),
    })),
  );
  await db.insertInto('follows').values(follows).execute();
  await db
    .insertInto('notifications')
    .values(
      follows.map((follow) => ({
        user_uuid: follow.followee_uuid,
        actor_uuid: follow.follower_uuid,
        kind: 'follow' as const,
        created_at: follow.created_at,
        read_at: now,
      })),
    )
    .execute();
}

async function insertConversations(db: Database, now: Date): Promise<void> {
  for (const { between, messages, unreadBy } of demoConversations) {
    const [first, second] = between.toSorted((one, other) =>
      demoPersonUuid(one) < demoPersonUuid(other) ? -1 : 1,
    );
    if (first === undefined || second === undefined) continue;
    const group = demoUuid(between.join(' and '));
    const rows = messages.map(([by, age, message]) => ({
      message_group_uuid: group,
      user_uuid: demoPersonUuid(by),
      message,
      created_at: new Date(now.getTime() - age * 60_000),
    }));
    const [last, before] = [rows.at(-1), rows.at(-2)].map((row) => row?.created_at ?? now);
    if (last === undefined) continue;
    await db
      .insertInto('message_groups')
      .values({
        uuid: group,
        first_uuid: demoPersonUuid(first),
        second_uuid: demoPersonUuid(second),
        first_read_at: unreadBy === first ? before : last,
        second_read_at: unreadBy === second ? before : last,
        last_message_at: last,
      })
      .execute();
    await db.insertInto('messages').values(rows).execute();
  }
}

/** The cruds that are not there, or no longer alive, with all that hangs on them. */
async function insertCruds(db: Database, now: Date): Promise<void> {
  const rows = demoRows(now);
  const uuids = rows.map((row) => row.activity.uuid);
  await db
    .deleteFrom('activities')
    .where('uuid', 'in', uuids)
    .where('expires_at', '<=', now)
    .execute();
  const alive = await db
    .selectFrom('activities')
    .select('uuid')
    .where('uuid', 'in', uuids)
    .execute();
  const known = new Set(alive.map((row) => row.uuid));
  const missing = rows.filter(({ activity: { uuid, reply_to_activity_uuid: parent } }) => {
    // What was said below a crud that is still alive stays as it is.
    return !known.has(uuid) && (parent == null || !known.has(parent));
  });
  for (const { activity, likes, reposts, hashtags, notifications } of missing) {
    await db.insertInto('activities').values(activity).execute();
    if (hashtags.length > 0) await db.insertInto('hashtags').values(hashtags).execute();
    if (likes.length > 0) await db.insertInto('likes').values(likes).execute();
    if (reposts.length > 0) await db.insertInto('reposts').values(reposts).execute();
    if (notifications.length === 0) continue;
    await db.insertInto('notifications').values(notifications).execute();
  }
}
