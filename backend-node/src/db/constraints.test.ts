import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../test/database.ts';
import { openDatabase } from './pool.ts';
import type { Database } from './schema.ts';

/** What must hold for every table, also for those that a later migration adds. */
let db: Database;
beforeAll(async () => {
  db = openDatabase({ url: await createTestDatabase() });
});
afterAll(() => db.destroy());

/** No rows of anything; a failure names those that should not be there. */
async function expectNone(query: RawBuilder<{ found: string }>): Promise<void> {
  const { rows } = await query.execute(db);
  expect(rows.map(({ found }) => found)).toEqual([]);
}

test('every moment is kept with its time zone', () =>
  expectNone(sql`
    select table_name || '.' || column_name as found from information_schema.columns
    where table_schema = 'public' and data_type = 'timestamp without time zone'
      and table_name not like 'migrations%'`));

test('whatever names a row of another table is a foreign key', () =>
  expectNone(sql`
    select c.table_name || '.' || c.column_name as found from information_schema.columns c
    where c.table_schema = 'public' and c.column_name like '%\\_uuid' and c.data_type = 'uuid'
      and not exists (
        select from pg_constraint k
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
        where k.contype = 'f' and k.conrelid = format('%I', c.table_name)::regclass
          and a.attname = c.column_name)`));

test('every foreign key is led by an index, so that deleting a row reads no whole table', () =>
  expectNone(sql`
    select k.conrelid::regclass || ': ' || k.conname as found from pg_constraint k
    where k.contype = 'f' and not exists (
      select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = any (k.conkey))`));

test('every table has a primary key', () =>
  expectNone(sql`
    select t.oid::regclass::text as found from pg_class t
    where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
      and not exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'p')`));

test('no two people share an address, however it is written', async () => {
  const { rows } = await sql<{ definition: string }>`
    select indexdef as definition from pg_indexes
    where schemaname = 'public' and tablename = 'accounts' and indexdef like '%UNIQUE%'`.execute(
    db,
  );
  expect(rows.some(({ definition }) => /\(lower\(email\)\)|\(email\)/.test(definition))).toBe(true);
});
