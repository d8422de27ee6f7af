import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { insertCruds, insertUser } from '../../test/activities.ts';
import { createTestDatabase } from '../../test/database.ts';
import { demoCruds } from './demo-data.ts';
import { demoPeople } from './demo-people.ts';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './pool.ts';
import { prepareDatabase } from './prepare.ts';
import type { Database } from './schema.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const open: Database[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((db) => db.destroy()));
});

async function emptyDatabase() {
  const url = await createTestDatabase({ migrated: false });
  const db = openDatabase({ url });
  open.push(db);
  return { url, db };
}

async function migratedDatabase() {
  const db = openDatabase({ url: await createTestDatabase() });
  open.push(db);
  return db;
}

/** Top-level cruds that are alive at `at`. */
async function feedAt(db: Database, at: Date) {
  return db
    .selectFrom('activities')
    .selectAll()
    .where('reply_to_activity_uuid', 'is', null)
    .where('expires_at', '>', at)
    .execute();
}

test('copies that start at once on an empty database prepare it once', async () => {
  const { url, db } = await emptyDatabase();
  await Promise.all(Array.from({ length: 4 }, () => prepareDatabase({ url, demoData: true, now })));
  expect(await db.selectFrom('users').select('uuid').execute()).toHaveLength(demoPeople.length);
  expect(await feedAt(db, now)).toHaveLength(demoCruds.length);
  const { rows } = await sql`select name from kysely_migration`.execute(db);
  expect(rows).toEqual(Object.keys(migrations).map((name) => ({ name })));
});

test('a copy waits for the one that holds the lock, and goes on when that one dies', async () => {
  const { url, db } = await emptyDatabase();
  const dying = new pg.Client({ connectionString: url });
  await dying.connect();
  await dying.query('select pg_advisory_lock($1)', [0x43525544]);
  const preparing = prepareDatabase({ url, demoData: false, now });
  const waiting = async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database
      where locktype = 'advisory' and not granted and d.datname = current_database()`.execute(db);
    return rows[0]?.n;
  };
  await expect.poll(waiting, { timeout: 5_000 }).toBe(1);
  await dying.end();
  await preparing;
  expect(await db.selectFrom('users').select('uuid').execute()).toEqual([]);
});

describe('demo data', () => {
  test('is alive, of the past, and tells how many replies there are', async () => {
    const { url, db } = await emptyDatabase();
    await prepareDatabase({ url, demoData: true, now });
    const all = await db.selectFrom('activities').selectAll().execute();
    for (const crud of all) {
      expect(crud.created_at.getTime()).toBeLessThan(now.getTime());
      expect(crud.expires_at.getTime()).toBeGreaterThan(now.getTime());
      const replies = all.filter((other) => other.reply_to_activity_uuid === crud.uuid);
      expect(crud.replies_count).toBe(replies.length);
      for (const reply of replies) {
        expect(reply.created_at.getTime()).toBeGreaterThan(crud.created_at.getTime());
      }
    }
  });

  test('is lively: counters count rows, and there are follows, news, talks and hashtags', async () => {
    const { url, db } = await emptyDatabase();
    await prepareDatabase({ url, demoData: true, now });
    const all = await db.selectFrom('activities').selectAll().execute();
    for (const table of ['likes', 'reposts'] as const) {
      const rows = await db.selectFrom(table).selectAll().execute();
      for (const crud of all) {
        const own = rows.filter((row) => row.activity_uuid === crud.uuid);
        expect(crud[`${table}_count`]).toBe(own.length);
        for (const row of own) {
          expect(row.created_at.getTime()).toBeGreaterThanOrEqual(crud.created_at.getTime());
          expect(row.created_at.getTime()).toBeLessThanOrEqual(now.getTime());
        }
      }
      expect(rows.length).toBeGreaterThan(20);
    }
    const news = await db.selectFrom('notifications').selectAll().execute();
    expect(new Set(news.map((one) => one.kind)).size).toBe(5);
    const unread = news.filter((one) => one.read_at === null);
    expect(unread.length).toBeGreaterThan(2);
    expect(unread.length).toBeLessThan(news.length / 2);
    for (const table of ['follows', 'hashtags', 'message_groups', 'messages'] as const) {
      const rows = await db.selectFrom(table).selectAll().execute();
      expect(rows.length, table).toBeGreaterThan(2);
    }
    for (const person of await db.selectFrom('users').selectAll().execute()) {
      expect(person.bio).not.toBe('');
      expect(person.following_count).toBeGreaterThan(0);
    }
  });

  test('stays as it is on the next start, also what a person deleted', async () => {
    const { url, db } = await emptyDatabase();
    await prepareDatabase({ url, demoData: true, now });
    await sql`delete from activities where ctid = (select min(ctid) from activities)`.execute(db);
    const before = await feedAt(db, now);
    await prepareDatabase({ url, demoData: true, now: later(0.01) });
    expect(await feedAt(db, now)).toEqual(before);
  });

  test('comes back when most of it has expired, and leaves what is alive', async () => {
    const { url, db } = await emptyDatabase();
    await prepareDatabase({ url, demoData: true, now });
    const fresh = later(20);
    const alive = await feedAt(db, fresh);
    expect(alive.length).toBeLessThan(20);
    await prepareDatabase({ url, demoData: true, now: fresh });
    const feed = await feedAt(db, fresh);
    expect(feed).toHaveLength(demoCruds.length);
    expect(feed).toEqual(expect.arrayContaining(alive));
    expect(Math.max(...feed.map((crud) => crud.created_at.getTime()))).toBeGreaterThan(
      fresh.getTime() - 600_000,
    );
    const replies = feed.reduce((sum, crud) => sum + crud.replies_count, 0);
    expect(replies).toBe(demoCruds.flatMap((crud) => crud.replies ?? []).length);
  });

  test('is never put among other people', async () => {
    const { url, db } = await emptyDatabase();
    await prepareDatabase({ url, demoData: false, now });
    await insertUser(db, 'somebody');
    await prepareDatabase({ url, demoData: true, now });
    expect(await feedAt(db, now)).toEqual([]);
  });
});

describe('the schema refuses', () => {
  test.each<[string, (db: Database, user: string) => Promise<unknown>]>([
    ['a second person with a handle', (db) => insertUser(db, 'WORF')],
    ['a handle with a space', (db) => insertUser(db, 'wo rf')],
    ['a blank name', (db) => insertUser(db, 'other', ' ')],
    ['a blank crud', (db, user) => insertCruds(db, user, [now], { message: ' \n' })],
    [
      'a crud that was never alive',
      (db, user) => insertCruds(db, user, [now], { expires_at: now }),
    ],
    ['a count below zero', (db, user) => insertCruds(db, user, [now], { likes_count: -1 })],
    ['a crud of nobody', (db) => insertCruds(db, crypto.randomUUID(), [now])],
  ])('%s', async (_what, attempt) => {
    const db = await migratedDatabase();
    const user = await insertUser(db, 'worf');
    await expect(attempt(db, user)).rejects.toThrow(/violates/);
  });

  test('nothing to stay behind when a person goes', async () => {
    const db = await migratedDatabase();
    const [user, other] = [await insertUser(db, 'worf'), await insertUser(db, 'coco')];
    const [parent] = await insertCruds(db, user, [now]);
    await insertCruds(db, other, [now], { reply_to_activity_uuid: parent ?? null });
    await db.deleteFrom('users').where('uuid', '=', user).execute();
    expect(await db.selectFrom('activities').select('uuid').execute()).toEqual([]);
  });
});
