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
