import { createHash } from 'node:crypto';
import type { Insertable } from 'kysely';
import { demoCruds, demoPeople, demoTimes } from './demo-data.ts';
import type { ActivitiesTable, Database } from './schema.ts';

/** A feed with fewer live cruds than one page is not lively. */
const LIVELY = 20;

/**
 * Fills an empty database with the people and cruds of the demo. On a later start, when most of
 * what the feed showed has expired, the expired demo cruds come back, written anew as of `now`;
 * whatever is still alive, and a database of other people, stays as it is.
 */
export async function seedDemoData(db: Database, now: Date): Promise<void> {
  const someone = await db.selectFrom('users').select('uuid').limit(1).executeTakeFirst();
  if (someone === undefined) {
    await db
      .insertInto('users')
      .values(demoPeople.map((person) => ({ uuid: demoUuid(person.handle), ...person })))
      .execute();
  }
  const uuids = await demoPeopleUuids(db);
  if (uuids.size === demoPeople.length && !(await isLively(db, now))) {
    await insertExpired(db, demoRows(uuids, now), now);
  }
}

async function demoPeopleUuids(db: Database): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('users')
    .select(['handle', 'uuid'])
    .where(
      'uuid',
      'in',
      demoPeople.map((person) => demoUuid(person.handle)),
    )
    .execute();
  return new Map(rows.map((row) => [row.handle, row.uuid]));
}

async function isLively(db: Database, now: Date): Promise<boolean> {
  const alive = await db
    .selectFrom('activities')
    .select('uuid')
    .where('reply_to_activity_uuid', 'is', null)
    .where('expires_at', '>', now)
    .limit(LIVELY)
    .execute();
  return alive.length === LIVELY;
}

function demoRows(uuids: Map<string, string>, now: Date): Insertable<ActivitiesTable>[] {
  return demoCruds.flatMap((crud) => {
    const uuid = demoUuid(crud.message);
    const { created_at, expires_at } = demoTimes(crud, now);
    const replies = crud.replies ?? [];
    return [
      {
        uuid,
        user_uuid: uuidOf(crud.by),
        message: crud.message,
        likes_count: crud.likes,
        reposts_count: crud.reposts,
        replies_count: replies.length,
        created_at,
        expires_at,
      },
      ...replies.map((reply) => ({
        uuid: demoUuid(crud.message + reply.message),
        user_uuid: uuidOf(reply.by),
        message: reply.message,
        likes_count: reply.likes,
        reposts_count: 0,
        replies_count: 0,
        reply_to_activity_uuid: uuid,
        created_at: new Date(now.getTime() - reply.age * 60_000),
        expires_at,
      })),
    ];
  });

  function uuidOf(handle: string): string {
    const uuid = uuids.get(handle);
    if (uuid === undefined) throw new Error(`No demo person is called ${handle}.`);
    return uuid;
  }
}

async function insertExpired(db: Database, rows: Insertable<ActivitiesTable>[], now: Date) {
  await db
    .insertInto('activities')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('uuid')
        .doUpdateSet((row) => ({
          created_at: row.ref('excluded.created_at'),
          expires_at: row.ref('excluded.expires_at'),
        }))
        .where('activities.expires_at', '<=', now),
    )
    .execute();
}

/** The same uuid for the same text on every machine (RFC 9562, version 8). */
function demoUuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
