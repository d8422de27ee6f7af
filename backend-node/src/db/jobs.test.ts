import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../test/database.ts';
import { jobLocks, runJob, startJob } from './jobs.ts';
import { openDatabase } from './pool.ts';

const db = openDatabase({ url: await createTestDatabase() });
afterAll(() => db.destroy());
const now = new Date('2026-11-22T12:00:00.000Z');
const clock = () => now;
const lock = jobLocks.expireCruds;

test('of copies that come at once, one runs', async () => {
  let started = 0;
  const both = Promise.withResolvers<void>();
  const run = async () => {
    started += 1;
    await both.promise;
  };
  const first = runJob({ db, lock, clock, run });
  await expect.poll(() => started).toBe(1);
  expect(await runJob({ db, lock, clock, run })).toMatchObject({ ran: false });
  // Another job is not held up by it.
  const other = { db, lock: jobLocks.cleanAccounts, clock, run: async () => {} };
  expect(await runJob(other)).toMatchObject({ ran: true });
  both.resolve();
  expect(await first).toEqual({ ran: true, more: false });
  expect(await runJob({ db, lock, clock, run: async () => {} })).toMatchObject({ ran: true });
});

test('a run is given the time, and all of it is taken back when it fails', async () => {
  await sql`create table marks (at timestamptz not null)`.execute(db);
  const run = async (transaction: typeof db, at: Date) => {
    await sql`insert into marks values (${at})`.execute(transaction);
  };
  await runJob({ db, lock, clock, run });
  const failing = runJob({
    db,
    lock,
    clock,
    run: async (transaction, at) => {
      await run(transaction, at);
      throw new Error('halfway');
    },
  });
  await expect(failing).rejects.toThrow('halfway');
  expect((await sql`select at from marks`.execute(db)).rows).toEqual([{ at: now }]);
});

test('it is run again and again, after a failure too, until it is stopped', async () => {
  let runs = 0;
  const errors: unknown[] = [];
  const stop = startJob({
    db,
    lock,
    clock,
    everyMs: 1,
    run: async () => {
      runs += 1;
      if (runs === 1) throw new Error('the first one');
    },
    onError: (error) => errors.push(error),
  });
  await expect.poll(() => runs).toBeGreaterThan(2);
  await stop();
  const final = runs;
  await sql`select 1`.execute(db);
  expect(runs).toBe(final);
  expect(errors).toEqual([new Error('the first one')]);
});
