import { sql } from 'kysely';
import { notify } from '../../db/notify.ts';
import type { Database } from '../../db/schema.ts';
import { transact } from '../../db/transact.ts';
import type { ActivityRow } from './activity.presenter.ts';
import { findActivity } from './activity.queries.ts';

export type ReactionKind = 'like' | 'repost';

export interface Reaction {
  kind: ReactionKind;
  activity: string;
  viewer: { uuid: string };
  now: Date;
}

export interface Reacted {
  /** As the crud is now. */
  row: ActivityRow;
  /** False where it was so before. */
  changed: boolean;
}

const TABLES = { like: 'likes', repost: 'reposts' } as const;

/** Likes or reposts a crud and tells its author; undefined when there is no such crud. */
export async function react(db: Database, reaction: Reaction): Promise<Reacted | undefined> {
  const { kind, activity, viewer, now } = reaction;
  const changed = await transact(db, async (tx) => {
    const table = sql.table(TABLES[kind]);
    const { rows } = await sql<{ author: string }>`
      insert into ${table} (user_uuid, activity_uuid, created_at)
      select ${viewer.uuid}::uuid, uuid, ${now} from activities
      where uuid = ${activity} and expires_at > ${now} for key share
      on conflict do nothing
      returning (select user_uuid from activities where uuid = activity_uuid) as author`.execute(
      tx,
    );
    const [told] = rows;
    if (told) {
      const of = { actor_uuid: viewer.uuid, activity_uuid: activity };
      await notify(tx, [{ ...of, user_uuid: told.author, kind }], now);
    }
    return told !== undefined;
  });
  return state(db, reaction, changed);
}

/** Takes a like or repost back, and the news of it; undefined when there is no such crud. */
export async function unreact(db: Database, reaction: Reaction): Promise<Reacted | undefined> {
  const { kind, activity, viewer } = reaction;
  const changed = await transact(db, async (tx) => {
    const deleted = await tx
      .deleteFrom(TABLES[kind])
      .where('activity_uuid', '=', activity)
      .where('user_uuid', '=', viewer.uuid)
      .returning('activity_uuid')
      .executeTakeFirst();
    if (deleted) {
      await tx
        .deleteFrom('notifications')
        .where('actor_uuid', '=', viewer.uuid)
        .where('activity_uuid', '=', activity)
        .where('kind', '=', kind)
        .execute();
    }
    return deleted !== undefined;
  });
  return state(db, reaction, changed);
}

/** Read once the others who wait for the crud's counter may go on. */
async function state(
  db: Database,
  { activity, viewer, now }: Reaction,
  changed: boolean,
): Promise<Reacted | undefined> {
  const row = await findActivity(db, activity, { viewer, now });
  return row && { row, changed };
}
