import type { Database } from '../../db/schema.ts';
import { insertCrud, type NewCrud, type Written } from './write.queries.ts';

export interface NewReply extends Omit<NewCrud, 'expiresAt' | 'parent'> {
  /** The uuid of what it answers. */
  parent: string;
}

/** Keeps a reply; undefined when what it answers is gone. Call it in a transaction. */
export async function insertReply(tx: Database, reply: NewReply): Promise<Written | undefined> {
  const parent = await tx
    .selectFrom('activities')
    .select(['uuid', 'user_uuid', 'expires_at'])
    .where('uuid', '=', reply.parent)
    .where('expires_at', '>', reply.now)
    // Nobody may delete it until the reply is there, to be deleted with it.
    .forKeyShare()
    .executeTakeFirst();
  return parent && insertCrud(tx, { ...reply, parent, expiresAt: parent.expires_at });
}
