import type { Database } from '../../db/schema.ts';

/** Those of the sessions that are still signed in at `now`. */
export async function findAliveSessions(
  db: Database,
  sessions: string[],
  now: Date,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('sessions')
    .select('id')
    .where('id', 'in', sessions)
    .where('expires_at', '>', now)
    .execute();
  return new Set(rows.map((row) => row.id));
}
