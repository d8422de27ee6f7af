import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { killPrograms, startProgram } from '../../test/process.ts';
import { startEmbeddedPostgres } from './embedded.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cruddur embedded '));
  await chmod(directory, 0o755);
});
afterEach(killPrograms);
afterAll(async () => {
  // Whatever a failed test left running is taken over, and stopped.
  await (await startEmbeddedPostgres({ directory })).stop();
  await rm(directory, { recursive: true, force: true });
});

function startRunner() {
  return startProgram('src/db/embedded-main.ts', { args: [directory] });
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const refuses = (url: string) =>
  query(url, 'select 1').then(
    () => false,
    () => true,
  );

test('it starts, is a UTF-8 database behind a password, and ends with its runner', async () => {
  const runner = startRunner();
  const { url, reused } = await runner.message;
  expect(reused).toBe(false);
  const address = String(url);
  expect(new URL(address)).toMatchObject({ hostname: '127.0.0.1', pathname: '/cruddur' });
  const [settings] = await query(
    address,
    `select current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
       current_setting('listen_addresses') as addresses,
       current_setting('unix_socket_directories') as sockets`,
  );
  expect(settings).toEqual({
    encoding: 'UTF8',
    fsync: 'on',
    addresses: '127.0.0.1',
    sockets: '',
  });

  const stranger = new URL(address);
  stranger.password = 'password';
  await expect(query(stranger.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  const password = await stat(join(directory, 'cluster', 'password'));
  expect(password.mode & 0o777).toBe(0o600);

  runner.child.kill('SIGTERM');
  expect(await runner.ended).toBe(0);
  expect(await refuses(address)).toBe(true);
  expect(runner.output()).toBe('');
});

test('after kill -9 of the runner the next one takes the server over, with every row', async () => {
  const first = startRunner();
  const url = String((await first.message).url);
  await query(url, 'create table kept (n int)');
  await query(url, 'insert into kept select generate_series(1, 100)');
  first.child.kill('SIGKILL');
  expect(await first.ended).toBe('SIGKILL');

  const second = startRunner();
  expect(await second.message).toEqual({ url, reused: true });
  expect(await query(url, 'select count(*)::int as n from kept')).toEqual([{ n: 100 }]);
  second.child.disconnect();
  expect(await second.ended).toBe(0);
  expect(await refuses(url)).toBe(true);
});

test('after kill -9 of the server its runner ends, and the next start recovers every row', async () => {
  const first = startRunner();
  const url = String((await first.message).url);
  await query(url, 'insert into kept select generate_series(101, 200)');
  const pidFile = join(directory, 'cluster', 'data', 'postmaster.pid');
  const [pid] = (await readFile(pidFile, 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
  expect(await first.ended).toBe(1);
  expect(first.output()).toContain('PostgreSQL ended on its own.');

  const second = startRunner();
  const { url: again, reused } = await second.message;
  expect(reused).toBe(false);
  expect(await query(String(again), 'select count(*)::int as n from kept')).toEqual([{ n: 200 }]);
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
});

test('what an interrupted start left is removed, and two starts at once share one server', async () => {
  const fresh = join(directory, 'fresh');
  // No process has this id: it is above the highest that Linux and macOS give.
  const left = join(fresh, 'cluster.new-99999999');
  await mkdir(left, { recursive: true });
  const both = await Promise.all(
    [1, 2].map(() => startProgram('src/db/embedded-main.ts', { args: [fresh] }).message),
  );
  expect(both[0]?.url).toBe(both[1]?.url);
  await expect(stat(left)).rejects.toThrow('ENOENT');
  const last = await startEmbeddedPostgres({ directory: fresh });
  await last.stop();
});

test('a folder that cannot be had is a sentence', async () => {
  const file = join(directory, 'file');
  await writeFile(file, '');
  const runner = startProgram('src/db/embedded-main.ts', { args: [join(file, 'postgres')] });
  expect(await runner.ended).toBe(1);
  expect(runner.output()).toMatch(/file\/postgres cannot be written to\. .*DATABASE_URL/);
});

test.runIf(userInfo().uid === 0)(
  'as root, under a folder that only root may enter, the database is kept elsewhere',
  async () => {
    const closed = join(directory, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const said: string[] = [];
    const postgres = await startEmbeddedPostgres({
      directory: join(closed, 'postgres'),
      log: (sentence) => said.push(sentence),
    });
    expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
    const place = /the database is in (\S+)\.$/.exec(said[0] ?? '')?.[1];
    expect(place).toMatch(/^\/var\/lib\/cruddur\/[0-9a-f]{12}$/);
    await rm(String(place), { recursive: true });
  },
);
