import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { unreadMessages } from '../../db/unread.ts';
import type { Position } from '../../http/cursor.ts';
import { type Page, pageOf } from '../../http/paging.ts';

export interface GroupRow {
  uuid: string;
  handle: string;
  display_name: string;
  avatar_uuid: string | null;
  last_message: string;
  last_message_at: Date;
  last_message_mine: boolean;
  unread_count: number;
}

/** Nobody counts further. */
const MOST_COUNTED = 1_000;

/** A page of the conversations of `me`, the last spoken in first, in one statement. */
export async function findGroups(
  db: Database,
  { me, after, limit }: { me: string; after: Position | undefined; limit: number },
): Promise<Page<GroupRow>> {
  const beyond = after
    ? sql`and (last_message_at, uuid) < (${after.createdAt}, ${after.uuid})`
    : sql``;
  // Each from an index of its own, in order.
  const mine = (one: RawBuilder<unknown>) => sql`(
    select * from message_groups where ${one} = ${me} ${beyond}
    order by last_message_at desc, uuid desc
    limit ${limit + 1})`;
  const { rows } = await sql<GroupRow>`
    select message_groups.uuid, other.handle, other.display_name, other.avatar_uuid,
      last.message as last_message,
      message_groups.last_message_at,
      last.user_uuid = ${me} as last_message_mine,
      (select count(*)::int from (
        select 1 ${unreadMessages(me)} limit ${MOST_COUNTED}) as unread) as unread_count
    from (
      ${mine(sql`first_uuid`)} union all ${mine(sql`second_uuid`)}
      order by last_message_at desc, uuid desc
      limit ${limit + 1}
    ) as message_groups
    join users as other
      on other.uuid = case when first_uuid = ${me} then second_uuid else first_uuid end
    cross join lateral (
      select message, user_uuid from messages
      where message_group_uuid = message_groups.uuid
      order by created_at desc, uuid desc
      limit 1
    ) as last
    where other.left_at is null
    order by message_groups.last_message_at desc, message_groups.uuid desc`.execute(db);
  return pageOf(rows, limit, (row) => ({ createdAt: row.last_message_at, uuid: row.uuid }));
}
