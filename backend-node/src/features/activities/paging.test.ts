import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { insertCruds, insertUser } from '../../../test/activities.ts';
import { createTestDatabase } from '../../../test/database.ts';
import { recordStatements } from '../../../test/statements.ts';
import { openDatabase } from '../../db/pool.ts';
import { findHomePage } from './home.queries.ts';

const url = await createTestDatabase();
const db = openDatabase({ url });
afterAll(() => db.destroy());
const now = new Date('2026-11-22T12:00:00.000Z');
const user = await insertUser(db, 'coco');

/** Moments of few milliseconds, so that many cruds share one and the uuid must decide. */
const moments = fc.array(
  fc.integer({ min: 1, max: 5 }).map((ms) => new Date(now.getTime() - ms)),
  { maxLength: 25 },
);

test('paging shows each crud once, however many are written meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(
      moments,
      fc.array(moments, { maxLength: 6 }),
      fc.integer({ min: 1, max: 7 }),
      async (before, meanwhile, limit) => {
        await db.deleteFrom('activities').execute();
        const there = await insertCruds(db, user, before);
        const seen: string[] = [];
        let after: Parameters<typeof findHomePage>[1]['after'];
        do {
          const page = await findHomePage(db, { viewer: undefined, now, after, limit });
          expect(page.rows.length).toBeLessThanOrEqual(limit);
          seen.push(...page.rows.map((row) => row.uuid));
          after = page.next;
          await insertCruds(db, user, meanwhile.shift() ?? []);
        } while (after);
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toEqual(expect.arrayContaining(there));
      },
    ),
    { numRuns: 40 },
  );
});

test('a page anywhere in a long feed is read from one index, as far as it goes and no further', async () => {
  await sql`
    insert into activities (user_uuid, message, created_at, expires_at)
    select ${user}, 'crud ' || n, ${now}::timestamptz - n * interval '1 minute', ${now}::timestamptz + interval '1 day'
    from generate_series(1, 30000) n`.execute(db);
  await sql`analyze activities`.execute(db);
  const { db: reader, statements, explain } = recordStatements(url);
  const first = await findHomePage(reader, { viewer: undefined, now, after: undefined, limit: 20 });
  const deep = { createdAt: new Date(now.getTime() - 4_000 * 60_000), uuid: user };
  const later = await findHomePage(reader, { viewer: undefined, now, after: deep, limit: 20 });
  expect([first.rows.length, later.rows.length]).toEqual([20, 20]);
  expect(statements.length).toBe(2);
  for (const statement of [...statements]) {
    const reads = (await explain(statement)).filter((line) =>
      / on activities(?! parent)/.test(line),
    );
    // Where there are few replies, the index with them costs PostgreSQL as little.
    const page = /Index Scan using activities_(home|latest)_idx on activities \(actual rows=21\b/;
    expect(reads).toEqual([expect.stringMatching(page)]);
  }
  await reader.destroy();
});
