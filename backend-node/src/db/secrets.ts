import { randomBytes } from 'node:crypto';
import type { Database } from './schema.ts';

/**
 * The secret of that name, 256 bits in base64url, which all copies of the server share: the first
 * that asks makes it, and an insert that meets another one's leaves that as it is.
 */
export async function sharedSecret(db: Database, name: string): Promise<string> {
  await db
    .insertInto('secrets')
    .values({ name, value: randomBytes(32).toString('base64url') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return row.value;
}
