import { expect, test } from 'vitest';
import { createTestDatabase } from '../../test/database.ts';
import { startProxy } from '../../test/proxy.ts';
import { DatabaseError, waitForDatabase, withoutPassword } from './connect.ts';

const never = new AbortController().signal;
const base = { demoData: false, now: new Date(), patienceMs: 0, signal: never, log: () => {} };

test('a database on its way up is waited for, saying so once', async () => {
  const proxy = await startProxy(await createTestDatabase());
  await proxy.cut();
  const said: string[] = [];
  const waiting = waitForDatabase({
    ...base,
    url: proxy.url,
    patienceMs: 10_000,
    log: (sentence) => said.push(sentence),
  });
  await expect.poll(() => said).toHaveLength(1);
  await proxy.mend();
  await waiting;
  expect(said).toEqual([expect.stringMatching(/^Waiting for the database at .*ECONNREFUSED/)]);
  await proxy.cut();
});

test('one that does not come is given up in a sentence without its password', async () => {
  const proxy = await startProxy(await createTestDatabase());
  await proxy.cut();
  const password = new URL(proxy.url).password;
  const error = await waitForDatabase({ ...base, url: proxy.url }).catch((error) => error);
  expect(error).toBeInstanceOf(DatabaseError);
  expect(error.message).toMatch(
    /DATABASE_URL \(postgres:\/\/.*\) cannot be reached: .*ECONNREFUSED/,
  );
  expect(error.message).not.toContain(password);
});

test('a wrong password is told at once, without showing it', async () => {
  const url = new URL(await createTestDatabase());
  url.password = 'hunter2';
  const waiting = waitForDatabase({ ...base, url: url.href, patienceMs: 60_000 });
  await expect(waiting).rejects.toThrow(/cannot be used: password authentication failed/);
  await expect(waiting).rejects.not.toThrow(/hunter2/);
});

test('waiting ends when told to', async () => {
  const proxy = await startProxy(await createTestDatabase());
  await proxy.cut();
  const stop = new AbortController();
  const waiting = waitForDatabase({
    ...base,
    url: proxy.url,
    patienceMs: 60_000,
    signal: stop.signal,
    log: () => stop.abort(),
  });
  await expect(waiting).rejects.toThrow(/abort/i);
});

test('an address is shown without what is secret in it', () => {
  expect(withoutPassword('postgres://me:hunter2@db.example:5433/cruddur?password=hunter2')).toBe(
    'postgres://me@db.example:5433/cruddur',
  );
});
