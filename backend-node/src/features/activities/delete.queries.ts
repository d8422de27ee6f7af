import { sql } from 'kysely';
import { publish } from '../../db/publish.ts';
import type { Database } from '../../db/schema.ts';
import { transact } from '../../db/transact.ts';

/** Deletes a crud that is alive and the viewer's; says whether there was one. */
export async function deleteOwn(
  db: Database,
  uuid: string,
  { viewer, now }: { viewer: { uuid: string }; now: Date },
): Promise<boolean> {
  return transact(db, async (tx) => {
    await lockThread(tx, uuid, viewer.uuid);
    const deleted = await tx
      .deleteFrom('activities')
      .where('uuid', '=', uuid)
      .where('user_uuid', '=', viewer.uuid)
      .where('expires_at', '>', now)
      .returning('uuid')
      .executeTakeFirst();
    if (deleted) await publish(tx, { event: { kind: 'crud_gone', uuid } });
    return deleted !== undefined;
  });
}

/**
 * Locks a crud of `author` and all that answers it, answers first: so does whoever deletes an
 * answer, whose going is counted in what it answered. Taken the other way round, the two would wait
 * for each other.
 */
async function lockThread(tx: Database, uuid: string, author: string): Promise<void> {
  await sql`
    with recursive thread as (
      select uuid from activities where uuid = ${uuid} and user_uuid = ${author}
      union all
      select reply.uuid from activities reply
        join thread on reply.reply_to_activity_uuid = thread.uuid)
    select 1 from activities where uuid in (select uuid from thread)
    order by created_at desc, uuid
    for update`.execute(tx);
}
