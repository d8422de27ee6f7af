import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { narrowedQuantile, type Rows } from './narrowed.ts';
import { Session } from './session.ts';

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const session = new Session(connection);
/** Skewed, with many equal ones, of both signs, some without a value. */
const value = `CASE WHEN i % 50 = 0 THEN NULL WHEN i % 7 = 0 THEN 3
  ELSE exp(((i * 7919) % 100003) / 9000.0) * (1 - 2 * (i % 2)) END`;

beforeAll(async () => {
  await connection.run(
    `CREATE TABLE numbers AS SELECT (${value})::DOUBLE AS v FROM range(400000) r(i)`,
  );
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const rows: Rows = (sampled) => ({
  sql: sampled ? '(SELECT v FROM numbers WHERE rowid % 97 = 0)' : 'numbers',
  bound: [],
});

it.each([0.001, 0.01, 0.05, 0.5, 0.6, 0.9, 0.99, 0.999])(
  'finds the percentile at %d that all values in order have',
  async (share) => {
    const [row = []] = await session.run(`SELECT quantile_cont(v, ${share}) FROM numbers`);
    const found = await narrowedQuantile(session, share, rows);
    expect(found).toBeDefined();
    expect(found).toBeCloseTo(Number(row[0]), 9);
  },
);

it('finds nothing where the sample leads elsewhere, or is empty', async () => {
  const elsewhere: Rows = (sampled) =>
    sampled ? { sql: '(SELECT -1e9::DOUBLE AS v)', bound: [] } : rows(false);
  const empty: Rows = (sampled) =>
    sampled ? { sql: '(SELECT v FROM numbers WHERE false)', bound: [] } : rows(false);
  expect(await narrowedQuantile(session, 0.5, elsewhere)).toBeUndefined();
  expect(await narrowedQuantile(session, 0.5, empty)).toBeUndefined();
});
