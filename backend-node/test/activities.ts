import type { Insertable } from 'kysely';
import type { ActivitiesTable, Database } from '../src/db/schema.ts';

export async function insertUser(
  db: Database,
  handle: string,
  display_name = handle,
): Promise<string> {
  const row = await db
    .insertInto('users')
    .values({ handle, display_name })
    .returning('uuid')
    .executeTakeFirstOrThrow();
  return row.uuid;
}

const DAY_MS = 86_400_000;

/** Cruds that live for a day, written at the given moments; answers their uuids in that order. */
export async function insertCruds(
  db: Database,
  user_uuid: string,
  moments: Date[],
  extra: Partial<Insertable<ActivitiesTable>> = {},
): Promise<string[]> {
  if (moments.length === 0) return [];
  const rows = await db
    .insertInto('activities')
    .values(
      moments.map((created_at, index) => ({
        user_uuid,
        message: `crud ${index}`,
        created_at,
        expires_at: new Date(created_at.getTime() + DAY_MS),
        ...extra,
      })),
    )
    .returning('uuid')
    .execute();
  return rows.map((row) => row.uuid);
}
