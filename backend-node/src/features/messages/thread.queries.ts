import { sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { Position } from '../../http/cursor.ts';
import { type Page, pageOf } from '../../http/paging.ts';
import { type Conversation, type MessageRow, pairOf } from './conversation.ts';

/** A page of what the two said, newest first; nothing where they never spoke. */
export async function findMessages(
  db: Database,
  conversation: Conversation,
  { after, limit }: { after: Position | undefined; limit: number },
): Promise<Page<MessageRow>> {
  const { first_uuid, second_uuid } = pairOf(conversation);
  let query = db
    .selectFrom('messages')
    .select(['uuid', 'user_uuid', 'message', 'created_at'])
    .where('message_group_uuid', '=', (eb) =>
      eb
        .selectFrom('message_groups')
        .select('uuid')
        .where('first_uuid', '=', first_uuid)
        .where('second_uuid', '=', second_uuid),
    );
  if (after) {
    query = query.where(sql<boolean>`(created_at, uuid) < (${after.createdAt}, ${after.uuid})`);
  }
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('uuid', 'desc')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, (row) => ({ createdAt: row.created_at, uuid: row.uuid }));
}

/** I have read all that is there. */
export async function markRead(db: Database, conversation: Conversation): Promise<void> {
  const { first_uuid, second_uuid } = pairOf(conversation);
  const mark = conversation.me.uuid === first_uuid ? 'first_read_at' : 'second_read_at';
  await db
    .updateTable('message_groups')
    .set((eb) => ({ [mark]: eb.ref('last_message_at') }))
    .where('first_uuid', '=', first_uuid)
    .where('second_uuid', '=', second_uuid)
    .execute();
}
