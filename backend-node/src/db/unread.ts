import { type RawBuilder, sql } from 'kysely';
import type { Database } from './schema.ts';

/**
 * Where the other one of a conversation wrote after `me` last read it, as SQL over a row of
 * `message_groups`: a read mark is the moment of the last message that was there.
 */
export function unreadMessages(me: string): RawBuilder<unknown> {
  return sql`from messages
    where messages.message_group_uuid = message_groups.uuid
      and messages.user_uuid <> ${me}
      and messages.created_at > ${readUntil(me)}`;
}

function readUntil(me: string): RawBuilder<Date> {
  return sql`case when message_groups.first_uuid = ${me} then message_groups.first_read_at
    else message_groups.second_read_at end`;
}

/** Nobody counts further. */
const MOST_COUNTED = 100;

/**
 * How many conversations of `me` have something unread, a hundred where there are more, as a
 * sub-select to put into a statement.
 */
export function unreadConversations(me: string): RawBuilder<number> {
  return sql<number>`(
    select count(*)::int from (
      select 1 from message_groups
      where (message_groups.first_uuid = ${me} or message_groups.second_uuid = ${me})
        and message_groups.last_message_at > ${readUntil(me)}
        and exists (select ${unreadMessages(me)} offset 0)
      limit ${MOST_COUNTED}) as unread)`;
}

/** The same, asked by itself. */
export async function countUnreadConversations(db: Database, me: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ${unreadConversations(me)} as count`.execute(db);
  return rows[0]?.count ?? 0;
}
