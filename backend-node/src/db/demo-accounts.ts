import { sql } from 'kysely';
import { demoPeople, demoPersonUuid } from './demo-people.ts';
import type { Database } from './schema.ts';

export const demoUuids = demoPeople.map(({ handle }) => demoPersonUuid(handle));

/**
 * Gives the people of the demo accounts without a password: they are tried by choosing one of
 * them, outside production. Their addresses are nobody's (RFC 2606).
 */
export async function seedDemoAccounts(db: Database): Promise<void> {
  await db
    .insertInto('accounts')
    .columns(['id', 'name', 'email', 'email_verified', 'username'])
    .expression((from) =>
      from
        .selectFrom('users')
        .select([
          'uuid',
          'display_name',
          sql<string>`lower(handle) || '@cruddur.invalid'`.as('email'),
          sql<boolean>`true`.as('email_verified'),
          'handle',
        ])
        .where('uuid', 'in', demoUuids),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
