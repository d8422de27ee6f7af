import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withoutOurs } from './environment.mjs';
import { takeLock } from './lock.mjs';
import { optionsFromEnvironment } from './options.ts';
import { freePorts, requireFreePorts } from './ports.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cruddur launch '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a port that is taken is named, with the variable that moves it', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await expect(
    requireFreePorts([{ port, variable: 'FRONTEND_PORT', use: 'Cruddur' }]),
  ).rejects.toThrow(new RegExp(`Port ${port}, wanted for Cruddur, is taken.*FRONTEND_PORT=`));
  server.close();
});

test('a port that is let go in time is waited for', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const waiting = requireFreePorts([{ port, variable: 'FRONTEND_PORT', use: 'Cruddur' }], 10_000);
  server.close();
  await waiting;
});

test('two uses of one port are refused before anything starts', async () => {
  const [port = 0] = await freePorts(1);
  const wanted = (variable: string) => ({ port, variable, use: 'x' });
  await expect(requireFreePorts([wanted('FRONTEND_PORT'), wanted('BACKEND_PORT')])).rejects.toThrow(
    /BACKEND_PORT and FRONTEND_PORT are both/,
  );
});

test('a port that is wanted for UDP too is taken when another program has it there', async () => {
  const [port = 0] = await freePorts(1);
  const holder = createSocket('udp4');
  await new Promise<void>((resolve) => holder.bind(port, '127.0.0.1', resolve));
  const wanted = { port, variable: 'OBSERVATORY_XRAY_PORT', use: 'segments' };
  await requireFreePorts([wanted]);
  await expect(requireFreePorts([{ ...wanted, udp: true }])).rejects.toThrow(
    new RegExp(`Port ${port}, wanted for segments, is taken.*OBSERVATORY_XRAY_PORT=`),
  );
  await new Promise<void>((resolve) => holder.close(() => resolve()));
});

test('a value that is no port is refused by its name', () => {
  expect(() => optionsFromEnvironment({ BACKEND_PORT: 'four' }, false)).toThrow(
    /BACKEND_PORT is "four"/,
  );
  expect(optionsFromEnvironment({}, false).ports).toEqual({
    frontend: 3000,
    backend: 4567,
    observatory: 4318,
    smtp: 1025,
    xray: 2000,
  });
  expect(optionsFromEnvironment({ OBSERVATORY_SMTP_PORT: 'off' }, false).ports.smtp).toBe('off');
  expect(optionsFromEnvironment({ OBSERVATORY_XRAY_PORT: 'off' }, false).ports.xray).toBe('off');
});

test('a lock names its living holder, and is free again after release', () => {
  const file = join(folder, 'lock');
  const holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'launch/'], {
    stdio: 'ignore',
  });
  writeFileSync(file, `${holder.pid}\n`);
  expect(takeLock(file)).toEqual({ holder: holder.pid });
  holder.kill('SIGKILL');
});

test('the lock of a killed holder is taken over, and said to be stale', async () => {
  const file = join(folder, 'lock');
  const holder = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
  await new Promise((resolve) => holder.once('exit', resolve));
  writeFileSync(file, `${holder.pid}\n`);
  const lock = takeLock(file);
  expect('stale' in lock && lock.stale).toBe(true);
  if ('release' in lock) lock.release();
  const again = takeLock(file);
  expect('stale' in again && again.stale).toBe(false);
});

test('a lock file with rubbish in it does not block for ever', () => {
  const file = join(folder, 'lock');
  writeFileSync(file, 'rubbish');
  expect('release' in takeLock(file)).toBe(true);
});

test('a folder that cannot be written is a sentence with a way out', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => takeLock(join(file, 'below', 'lock'))).toThrow(/Cannot write .*CRUDDUR_DATA/);
});

test('a test run sees nothing of the product in the person’s environment', () => {
  const env = {
    DATABASE_URL: 'postgres://real',
    HONEYCOMB_API_KEY: 'real',
    OTEL_EXPORTER_OTLP_HEADERS: 'x-honeycomb-team=real',
    OTEL_RESOURCE_ATTRIBUTES: 'a=b',
    FRONTEND_URL: 'https://real',
    S3_BUCKET: 'real',
    TRACE_CONTEXT: 'all',
    CHROMIUM_PATH: '/usr/bin/chromium',
    PATH: '/usr/bin',
  };
  expect(withoutOurs(env)).toEqual({
    CHROMIUM_PATH: '/usr/bin/chromium',
    PATH: '/usr/bin',
    CRUDDUR_DOTENV: 'off',
  });
});

test('of many that want a dead holder’s lock at once, one gets it', async () => {
  const file = join(folder, 'lock');
  writeFileSync(file, '999999999\n');
  const script = `
    import { takeLock } from ${JSON.stringify(new URL('./lock.mjs', import.meta.url).href)};
    const lock = takeLock(${JSON.stringify(file)});
    process.stdout.write('release' in lock ? 'mine' : 'yours');
    process.stdin.resume().once('end', () => {});
  `;
  const takers = Array.from({ length: 8 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script, 'launch/'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  );
  const words = await Promise.all(
    takers.map(async (taker) =>
      String(await new Promise((resolve) => taker.stdout.once('data', resolve))),
    ),
  );
  for (const taker of takers) taker.stdin.end();
  expect(words.filter((word) => word === 'mine')).toHaveLength(1);
});
