import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/database.ts';
import { signIn } from '../../../test/sign-in.ts';
import { runJob } from '../../db/jobs.ts';
import { openDatabase } from '../../db/pool.ts';
import { cleanAccounts } from './clean.ts';

const db = openDatabase({ url: await createTestDatabase() });
afterAll(() => db.destroy());
const now = new Date('2026-11-22T12:00:00.000Z');
const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

test('what has run out is deleted, and nothing else is', async () => {
  const worf = await signIn(db, { handle: 'worf', now });
  await signIn(db, { handle: 'worf', now: before(30 * 24) });
  await db
    .insertInto('verifications')
    .values(
      [before(0), before(-1)].map((expires_at) => ({ identifier: 'x', value: 'y', expires_at })),
    )
    .execute();
  const account = (username: string, created_at: Date) => ({
    name: username,
    username,
    email: `${username}@example.com`,
    created_at,
    image: null,
  });
  await db
    .insertInto('accounts')
    .values([account('old', before(24)), account('young', before(23))])
    .execute();
  await sql`insert into rate_limits values
    ('over', 1, ${now.getTime()}), ('on', 1, ${now.getTime() + 1})`.execute(db);

  const job = { ...cleanAccounts, db, clock: () => now };
  expect(await runJob(job)).toMatchObject({ ran: true });

  const sessions = await db.selectFrom('sessions').select('user_id').execute();
  expect(sessions).toEqual([{ user_id: worf.uuid }]);
  expect(await db.selectFrom('verifications').select('id').execute()).toHaveLength(1);
  const accounts = await db.selectFrom('accounts').select('username').orderBy('username').execute();
  expect(accounts).toEqual([{ username: 'worf' }, { username: 'young' }]);
  expect(await db.selectFrom('rate_limits').select('key').execute()).toEqual([{ key: 'on' }]);
});
