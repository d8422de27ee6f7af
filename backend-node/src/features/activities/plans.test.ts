import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp } from '../../../test/app.ts';
import { join } from '../../../test/client.ts';
import { recordStatements } from '../../../test/statements.ts';
import { openDatabase } from '../../db/pool.ts';

const started = await startTestApp();
const recorded = recordStatements(started.url);
const { app } = await startTestApp({ databaseUrl: started.url, db: recorded.db });
const { db, time } = started;
const worf = await join({ app, db, time }, 'worf');
const setUp = openDatabase({ url: started.url, size: 1 });
afterAll(() => Promise.all([setUp.destroy(), recorded.db.destroy()]));

const CRUDS = 12_000;
const PEOPLE = 300;

/** Enough that reading a table is dearer than an index, with words and hashtags of every degree. */
beforeAll(async () => {
  const now = time.now.toISOString();
  for (const statement of [
    // Neither triggers nor foreign keys: what is answered need not be there.
    sql`set session_replication_role = replica`,
    sql`insert into users (handle, display_name)
      select 'person' || n, 'Person ' || n from generate_series(1, ${sql.lit(PEOPLE)}) n`,
    sql`insert into activities (user_uuid, message, created_at, expires_at, reply_to_activity_uuid)
      select (array(select uuid from users order by handle))[1 + n % ${sql.lit(PEOPLE)}],
        'the crud number' || n || case when n % 4000 = 0 then ' rare' else '' end,
        ${now}::timestamptz - n * interval '1 minute', ${now}::timestamptz + interval '20 days',
        case when n % 7 = 0 then gen_random_uuid() end
      from generate_series(1, ${sql.lit(CRUDS)}) n`,
    sql`insert into hashtags select uuid, 'tag', created_at from activities`,
    sql`insert into follows (follower_uuid, followee_uuid)
      select ${worf.uuid}, uuid from users where uuid <> ${worf.uuid}`,
    sql`insert into likes select ${worf.uuid}, uuid, created_at from activities`,
    sql`insert into reposts select user_uuid, uuid, created_at from activities where likes_count = 0 limit 2000`,
    sql`analyze`,
  ]) {
    await statement.execute(setUp);
  }
});

describe('no list reads the whole table of cruds, of likes or of hashtags', () => {
  test.each([
    ['/api/activities/home'],
    ['/api/activities/following'],
    ['/api/activities/search?term=the'],
    ['/api/activities/search?term=rare'],
    ['/api/activities/search?term=n'],
    ['/api/activities/search?term=%23tag'],
    ['/api/activities/@worf'],
    ['/api/activities/@worf?show=likes'],
  ])('%s', async (address) => {
    recorded.statements.length = 0;
    await worf.get(address).expect(200);
    for (const statement of [...recorded.statements]) {
      const plan = await recorded.explain(statement);
      expect(plan.filter((line) => READS_ALL.test(line))).toEqual([]);
    }
  });
});

const READS_ALL = /Seq Scan on (activities|likes|hashtags|reposts)\b(?!.*never executed)/;
