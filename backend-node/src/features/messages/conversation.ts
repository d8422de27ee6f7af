import type { Message } from '@cruddur/contract/api/messages.ts';
import { findPerson, type PersonRow } from '../../db/people.ts';
import type { Database } from '../../db/schema.ts';
import { AppError } from '../../http/app-error.ts';
import { found } from '../../http/handle-parameter.ts';
import { presentAuthor } from '../../http/present-author.ts';

/**
 * The two of a conversation. Every statement of this feature finds it by them, of whom one is who
 * asks: nobody else's can be named.
 */
export interface Conversation {
  me: PersonRow;
  other: PersonRow;
}

export interface MessageRow {
  uuid: string;
  user_uuid: string;
  message: string;
  created_at: Date;
}

/** My conversation with whoever has the handle. @throws AppError `not_found`, or `yourself` */
export async function conversationWith(
  db: Database,
  me: PersonRow,
  handle: string,
  field?: string,
): Promise<Conversation> {
  const other = found(await findPerson(db, handle));
  if (other.uuid === me.uuid) throw new AppError('yourself', field === undefined ? {} : { field });
  return { me, other };
}

/** The uuids of the two in the order in which the table keeps them. */
export function pairOf({ me, other }: Conversation): { first_uuid: string; second_uuid: string } {
  return me.uuid < other.uuid
    ? { first_uuid: me.uuid, second_uuid: other.uuid }
    : { first_uuid: other.uuid, second_uuid: me.uuid };
}

/** A message as the API shows it to `me`. */
export function presentMessage(row: MessageRow, { me, other }: Conversation): Message {
  const mine = row.user_uuid === me.uuid;
  return {
    uuid: row.uuid,
    ...presentAuthor(mine ? me : other),
    message: row.message,
    created_at: row.created_at.toISOString(),
    mine,
  };
}
