import { hashtagsOf, mentionsOf } from '@cruddur/contract/links.ts';
import { sql } from 'kysely';
import { notify } from '../../db/notify.ts';
import { publish } from '../../db/publish.ts';
import type { Database } from '../../db/schema.ts';
import type { Viewer } from '../../http/current-person.ts';

export interface NewCrud {
  author: Viewer;
  message: string;
  now: Date;
  expiresAt: Date;
  /** What it answers, and who wrote that. */
  parent?: { uuid: string; user_uuid: string };
  idempotencyKey: string | null;
}

export interface Written {
  uuid: string;
  /** False where the same request had made it before. */
  isNew: boolean;
}

/** Keeps a crud or reply with its hashtags, and tells whom it concerns. Call it in a transaction. */
export async function insertCrud(tx: Database, crud: NewCrud): Promise<Written> {
  const { author, message, now, parent, idempotencyKey } = crud;
  const row = await tx
    .insertInto('activities')
    .values({
      user_uuid: author.uuid,
      message,
      reply_to_activity_uuid: parent?.uuid ?? null,
      idempotency_key: idempotencyKey,
      created_at: now,
      expires_at: crud.expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('uuid')
    .executeTakeFirst();
  if (row === undefined) return { uuid: await madeBefore(tx, crud), isNew: false };

  await insertHashtags(tx, row.uuid, hashtagsOf(message), now);
  await tell(tx, row.uuid, crud);
  await publish(tx, {
    event: {
      kind: 'crud',
      uuid: row.uuid,
      handle: author.handle,
      ...(parent && { reply_to_activity_uuid: parent.uuid }),
    },
  });
  return { uuid: row.uuid, isNew: true };
}

async function madeBefore(tx: Database, { author, idempotencyKey }: NewCrud): Promise<string> {
  const { uuid } = await tx
    .selectFrom('activities')
    .select('uuid')
    .where('user_uuid', '=', author.uuid)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirstOrThrow();
  return uuid;
}

/** Lower case as the database makes it, which also holds its own rule about that. */
async function insertHashtags(tx: Database, crud: string, hashtags: string[], now: Date) {
  if (hashtags.length === 0) return;
  await sql`
    insert into hashtags (activity_uuid, hashtag, created_at)
    select distinct ${crud}::uuid, lower(hashtag), ${now}::timestamptz
    from unnest(${hashtags}::text[]) hashtag`.execute(tx);
}

/** The one who is answered hears of the answer, others who are named of that; each once. */
async function tell(tx: Database, uuid: string, { author, message, parent, now }: NewCrud) {
  const handles = mentionsOf(message);
  const named =
    handles.length === 0
      ? []
      : await tx
          .selectFrom('users')
          .select('uuid')
          .where(sql`lower(handle)`, 'in', handles)
          .execute();
  const of = { actor_uuid: author.uuid, activity_uuid: uuid };
  const mentions = named
    .filter((person) => person.uuid !== parent?.user_uuid)
    .map((person) => ({ ...of, user_uuid: person.uuid, kind: 'mention' as const }));
  const reply = parent ? [{ ...of, user_uuid: parent.user_uuid, kind: 'reply' as const }] : [];
  await notify(tx, [...reply, ...mentions], now);
}
