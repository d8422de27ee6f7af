import { sql } from 'kysely';
import { notify } from '../../db/notify.ts';
import type { Database } from '../../db/schema.ts';
import { transact } from '../../db/transact.ts';

export interface Pair {
  follower: string;
  followee: string;
}

/** Whether `follower` did not follow `followee` before; the followee is told, once. */
export async function insertFollow(db: Database, pair: Pair, now: Date): Promise<boolean> {
  return transact(db, async (tx) => {
    const { rows } = await sql`
      with ${locked(pair)}
      insert into follows (follower_uuid, followee_uuid, created_at)
      select ${pair.follower}::uuid, ${pair.followee}::uuid, ${now}
      where (select count(*) from locked) = 2
      on conflict do nothing
      returning 1`.execute(tx);
    if (rows.length === 0) return false;
    const told = { user_uuid: pair.followee, actor_uuid: pair.follower };
    await notify(tx, [{ ...told, kind: 'follow', activity_uuid: null }], now);
    return true;
  });
}

/** Whether `follower` did follow `followee` before. */
export async function deleteFollow(db: Database, pair: Pair): Promise<boolean> {
  return transact(db, async (tx) => {
    const { rows } = await sql`
      with ${locked(pair)}
      delete from follows
      where follower_uuid = ${pair.follower} and followee_uuid = ${pair.followee}
        and (select count(*) from locked) = 2
      returning 1`.execute(tx);
    return rows.length > 0;
  });
}

/**
 * The two people, locked in one order. The counters of both change with the row: without it, two
 * who follow each other at the same moment would each wait for the other's.
 */
function locked({ follower, followee }: Pair) {
  return sql`locked as materialized (
    select uuid from users where uuid in (${follower}, ${followee})
    order by uuid for no key update)`;
}

/** How many follow a person now; undefined once the person is gone. */
export async function countFollowers(db: Database, person: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('users')
    .select('followers_count')
    .where('uuid', '=', person)
    .executeTakeFirst();
  return row?.followers_count;
}
