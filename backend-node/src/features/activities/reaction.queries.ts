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
  return transact(db, async (tx) => {
    const { rows } = await sql<{ author: string }>`
      with alive as (select uuid, user_uuid from activities
          where uuid = ${activity} and expires_at > ${now} for key share),
        reacted as (insert into ${sql.table(TABLES[kind])} (user_uuid, activity_uuid, created_at)
          select ${viewer.uuid}::uuid, uuid, ${now} from alive
          on conflict do nothing returning activity_uuid)
      select alive.user_uuid as author from alive join reacted on reacted.activity_uuid = alive.uuid`.execute(
      tx,
    );
    const [told] = rows;
    if (told) {
      const of = { actor_uuid: viewer.uuid, activity_uuid: activity };
      await notify(tx, [{ ...of, user_uuid: told.author, kind }], now);
    }
    return state(tx, reaction, told !== undefined);
  });
}

/** Takes a like or repost back, and the news of it; undefined when there is no such crud. */
export async function unreact(db: Database, reaction: Reaction): Promise<Reacted | undefined> {
  const { kind, activity, viewer } = reaction;
  return transact(db, async (tx) => {
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
    return state(tx, reaction, deleted !== undefined);
  });
}

async function state(
  tx: Database,
  { activity, viewer, now }: Reaction,
  changed: boolean,
): Promise<Reacted | undefined> {
  const row = await findActivity(tx, activity, { viewer, now });
  return row && { row, changed };
}
