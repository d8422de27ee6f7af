import { createServer } from 'node:net';
import { Activities } from '@cruddur/contract/api/activities.ts';
import { ErrorBody } from '@cruddur/contract/api/errors.ts';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../test/database.ts';
import { listenOnFreePort } from '../test/ports.ts';
import { killPrograms, type Program, startProgram } from '../test/process.ts';
import { startProxy } from '../test/proxy.ts';

afterEach(killPrograms);

function start(env: Record<string, string>): Program {
  return startProgram('src/main.ts', {
    execArgv: ['--import', './src/telemetry/start.ts'],
    env: { FRONTEND_PORT: 'off', BACKEND_PORT: '0', ...env },
  });
}

async function address(program: Program): Promise<string> {
  const found = () => /Listening on (\S+)/.exec(program.output())?.[1];
  await expect.poll(found, { timeout: 15_000 }).toBeDefined();
  return String(found());
}

const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe('told to stop, it lets the running request finish and ends with 0', () => {
  const ways: [string, (program: Program) => void][] = [
    ['SIGTERM', ({ child }) => child.kill('SIGTERM')],
    ['SIGINT', ({ child }) => child.kill('SIGINT')],
    ['the end of its launcher', ({ child }) => child.disconnect()],
  ];

  test.each(ways)('by %s', async (_way, stop) => {
    const databaseUrl = await createTestDatabase();
    const program = start({ DATABASE_URL: databaseUrl });
    const url = await address(program);
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    // The request waits for this lock, so it is still running when the stop comes.
    await client.query('begin; lock table activities in access exclusive mode');
    const slow = fetch(`${url}/api/activities/home`);
    await expect
      .poll(async () => (await waitingForLock(client)) > 0, { timeout: 5_000 })
      .toBe(true);

    stop(program);
    await expect.poll(() => answers(`${url}/api/me`), { timeout: 5_000 }).toBe(false);
    expect(program.child.exitCode).toBeNull();
    await client.query('commit');

    const response = await slow;
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveLength(20);
    expect(await program.ended).toBe(0);
    expect(program.output()).not.toMatch(/error/i);
    await client.end();
  });
});

test('two copies start at once on an empty database', async () => {
  const databaseUrl = await createTestDatabase({ migrated: false });
  const programs = [start({ DATABASE_URL: databaseUrl }), start({ DATABASE_URL: databaseUrl })];
  for (const program of programs) {
    const response = await fetch(`${await address(program)}/api/activities/home?limit=100`);
    expect(Activities.parse(await response.json()).length).toBeGreaterThan(30);
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
  }
});

describe('what keeps it from starting is a sentence, and the code is 1', () => {
  test('a port that is taken', async () => {
    const other = createServer();
    const port = await listenOnFreePort(other);
    const program = start({ DATABASE_URL: await createTestDatabase(), BACKEND_PORT: String(port) });
    expect(await program.ended).toBe(1);
    expect(program.output()).toContain(
      `Port ${port} on 127.0.0.1 is in use by another program. Stop that one, or set BACKEND_PORT to another port.`,
    );
    expect(program.output()).not.toMatch(/^\s+at /m);
    other.close();
  });

  test('a database that refuses', async () => {
    const url = new URL(await createTestDatabase());
    url.password = 'hunter2';
    const program = start({ DATABASE_URL: url.href });
    expect(await program.ended).toBe(1);
    expect(program.output()).toMatch(/The database of DATABASE_URL \(.*\) cannot be used/);
    expect(program.output()).not.toContain('hunter2');
  });

  test('a variable that cannot be used', async () => {
    const program = start({ DATABASE_URL: 'postgres://localhost', BACKEND_PORT: 'http' });
    expect(await program.ended).toBe(1);
    expect(program.output()).toContain('BACKEND_PORT is "http"');
  });
});

test('it survives the loss of its database connections, idle and in use', async () => {
  const databaseUrl = await createTestDatabase();
  const proxy = await startProxy(databaseUrl);
  const program = start({ DATABASE_URL: proxy.url });
  const url = await address(program);
  const status = async () => (await fetch(`${url}/api/activities/home`)).status;
  await Promise.all([status(), status(), status()]);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('begin; lock table activities in access exclusive mode');
  const cut = status();
  await expect.poll(() => waitingForLock(client), { timeout: 5_000 }).toBe(1);
  await proxy.cut();
  expect(await cut).toBe(503);
  await client.end();
  await proxy.mend();
  await expect.poll(status, { timeout: 5_000 }).toBe(200);
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  await proxy.cut();
});

test('a fault is answered with the reference under which it is printed, and nothing of its inside', async () => {
  const databaseUrl = await createTestDatabase();
  const program = start({ DATABASE_URL: databaseUrl });
  const url = await address(program);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('drop table activities cascade');
  await client.end();

  const response = await fetch(`${url}/api/activities/home`);
  expect(response.status).toBe(500);
  const { trace_id, ...rest } = ErrorBody.parse(await response.json());
  expect(rest).toEqual({ code: 'internal', message: 'Something went wrong on our side.' });
  expect(trace_id).toMatch(/^[0-9a-f]{32}$/);
  await expect
    .poll(program.output)
    .toMatch(new RegExp(`relation \\\\"activities\\\\" does not exist.*${trace_id}`));
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
});

/** Statements that wait for a lock; pg_locks, unlike pg_stat_activity, is read anew each time. */
async function waitingForLock(client: pg.Client): Promise<number> {
  const { rows } = await client.query(
    `select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database
     where not granted and d.datname = current_database()`,
  );
  return rows[0].n;
}
