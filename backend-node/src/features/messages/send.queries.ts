import { sql } from 'kysely';
import { publish } from '../../db/publish.ts';
import type { Database } from '../../db/schema.ts';
import { transact } from '../../db/transact.ts';
import { type Conversation, type MessageRow, pairOf } from './conversation.ts';

export interface NewMessage {
  conversation: Conversation;
  message: string;
  /** The same for every try of one request. */
  key: string | null;
  now: Date;
}

export interface Sent {
  row: MessageRow;
  /** Whether it was kept by this call, and not by an earlier one with the same key. */
  fresh: boolean;
}

const COLUMNS = ['uuid', 'user_uuid', 'message', 'created_at'] as const;

/** Ends the transaction of a message that another try kept meanwhile. */
class AlreadySent extends Error {}

/** Keeps a message and tells both; a retry answers what the first try made. */
export async function insertMessage(db: Database, input: NewMessage): Promise<Sent> {
  const known = await findByKey(db, input);
  if (known) return { row: known, fresh: false };
  try {
    return { row: await transact(db, (tx) => send(tx, input)), fresh: true };
  } catch (error) {
    const winner = error instanceof AlreadySent ? await findByKey(db, input) : undefined;
    if (winner) return { row: winner, fresh: false };
    throw error;
  }
}

async function send(
  tx: Database,
  { conversation, message, key, now }: NewMessage,
): Promise<MessageRow> {
  const { me, other } = conversation;
  // The row stays locked to the end, so that no two messages of a conversation have one moment and
  // none comes before one that was seen: cursors and read marks go by it.
  const group = await tx
    .insertInto('message_groups')
    .values({ ...pairOf(conversation), last_message_at: now })
    .onConflict((conflict) =>
      conflict.columns(['first_uuid', 'second_uuid']).doUpdateSet({
        last_message_at: sql`greatest(excluded.last_message_at,
          message_groups.last_message_at + interval '1 millisecond')`,
      }),
    )
    .returning(['uuid', 'last_message_at'])
    .executeTakeFirstOrThrow();
  const row = await tx
    .insertInto('messages')
    .values({
      message_group_uuid: group.uuid,
      user_uuid: me.uuid,
      message,
      idempotency_key: key,
      created_at: group.last_message_at,
    })
    .onConflict((conflict) => conflict.columns(['user_uuid', 'idempotency_key']).doNothing())
    .returning(COLUMNS)
    .executeTakeFirst();
  if (!row) throw new AlreadySent();
  await publish(tx, { event: { kind: 'message', handle: other.handle }, to: [me.uuid] });
  await publish(tx, { event: { kind: 'message', handle: me.handle }, to: [other.uuid] });
  return row;
}

/** What I sent with this key, to whomever; nothing where there is no key. */
async function findByKey(
  db: Database,
  { conversation, key }: NewMessage,
): Promise<MessageRow | undefined> {
  if (key === null) return undefined;
  return db
    .selectFrom('messages')
    .select(COLUMNS)
    .where('user_uuid', '=', conversation.me.uuid)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
}
