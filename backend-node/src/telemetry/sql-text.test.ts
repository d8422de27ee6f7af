import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sqlFacts } from './sql-text.ts';

describe('sqlFacts', () => {
  it.each([
    ['select "a"."id" from "activities" as "a" where "id" = $1', 'SELECT activities'],
    ['insert into "activities" ("message") values ($1) returning *', 'INSERT activities'],
    ['UPDATE ONLY public.users SET handle = $1', 'UPDATE users'],
    ['delete from "public"."activities" where expires_at < now()', 'DELETE activities'],
    ['WITH old AS (SELECT 1 FROM activities) SELECT * FROM old', 'WITH activities'],
    ['with a as (select 1), b as (select 2) select * from b join "users" on true', 'WITH users'],
    ['select * from generate_series(1, 3)', 'SELECT'],
    ['  -- why\n /* from secrets */ select now()', 'SELECT'],
    ['(select 1 from users)', 'SELECT users'],
    ['BEGIN', 'BEGIN'],
    ['set local statement_timeout = 5', 'SET'],
    ['', 'SQL'],
  ])('names %j', (sql, summary) => {
    expect(sqlFacts(sql, true).summary).toBe(summary);
  });

  it.each([
    [
      "select * from users where email = 'a@b.c' limit 20",
      'select * from users where email = ? limit ?',
    ],
    ["select E'it\\'s', 'it''s', B'101', $$a'b$$, $t$ $$ $t$", 'select ?, ?, ?, ?, ?'],
    ['select "it\'s", col1, $1, 1.5e-3, .5', 'select "it\'s", col1, $1, ?, ?'],
    ["select 1 -- 'secret'\n, 2 /* 3 */", 'select ? , ?'],
    ["select 'unfinished", 'select ?'],
    ["select /* a /* b */ 'c' */ 1", 'SELECT'],
  ])('keeps no literal of %j', (sql, text) => {
    expect(sqlFacts(sql, false).text).toBe(text);
  });

  it('keeps the numbers of a parameterised statement, and no string', () => {
    expect(sqlFacts("select 'x' from users where id = $1 limit 20", true).text).toBe(
      'select ? from users where id = $1 limit 20',
    );
  });

  it('keeps no literal, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const sql = `select * from users where name = '${value.replaceAll("'", "''")}' and a = 1`;
        expect(sqlFacts(sql, false).text).toBe(
          'select * from users where name = ? and a = ?'.slice(0, 2_000),
        );
      }),
    );
  });

  it('is bounded', () => {
    const sql = `select ${'column_name, '.repeat(10_000)} 1 from users`;
    expect(sqlFacts(sql, true).text.length).toBeLessThanOrEqual(2_000);
  });
});
