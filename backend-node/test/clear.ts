import type { Database } from '../src/db/schema.ts';

/** Removes everybody with all that is theirs at once, as no request does. */
export async function clearPeople(db: Database): Promise<void> {
  await db.deleteFrom('accounts').execute();
  await db.deleteFrom('users').execute();
}
