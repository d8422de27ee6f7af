import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { root } from './paths.mjs';
import { freePorts } from './ports.ts';
import { launch, stopLaunched, untilFree } from './testing.ts';

/** `nobody` on Debian and elsewhere: somebody who owns nothing. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** `npm start` itself, in a copy of the repository whose path has spaces. */
let copy = '';
let ports: number[] = [];

beforeAll(() => {
  // The copies share the packages of this clone: an install in one of them would take them away.
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const installed = readFileSync(join(root, 'node_modules', '.installed-lock'), 'utf8');
  expect(installed, 'packages are not up to date; run npm test once').toBe(lock.digest('hex'));
});

beforeEach(async () => {
  copy = mkdtempSync(join(tmpdir(), 'a copy of cruddur '));
  chmodSync(copy, 0o755);
  for (const path of [
    'package.json',
    'package-lock.json',
    'tsconfig.base.json',
    '.env.example',
    'aws',
    'contract',
    'backend-node',
    'frontend-react',
    'observatory',
  ]) {
    // With their times, by which a build that is up to date is known.
    cpSync(join(root, path), join(copy, path), { recursive: true, preserveTimestamps: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  ports = await freePorts(5);
});
afterEach(async () => {
  await stopLaunched();
  rmSync(copy, { recursive: true, force: true });
});

function npmStart(as: { uid?: number; gid?: number } = {}) {
  const command: [string, string] = [process.execPath, 'backend-node/launch/start.mjs'];
  return launch(command, ports, { ...as, cwd: copy, env: { HOME: copy } });
}

test.each([
  { who: 'this user', as: {} },
  ...(isRoot ? [{ who: 'an ordinary user', as: { uid: NOBODY, gid: NOBODY } }] : []),
])(
  'starts in a path with spaces as $who, and Ctrl-C leaves nothing',
  { timeout: 120_000 },
  async ({ as }) => {
    if ('uid' in as) execFileSync('chown', ['-Rh', `${NOBODY}:${NOBODY}`, copy]);
    const start = npmStart(as);
    await start.says('Ctrl-C stops');
    const page = await fetch(`http://127.0.0.1:${ports[0]}/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<title>');

    start.child.kill('SIGINT');
    expect(await start.ended, start.lines.join('\n')).toBe(0);
    await untilFree(ports);
    expect(existsSync(join(copy, '.cruddur', 'stack.lock'))).toBe(false);
    expect(existsSync(join(copy, '.cruddur', 'setup.lock'))).toBe(false);
  },
);

test('stopped while it is setting up, it leaves no lock, and the next start goes on', {
  timeout: 120_000,
}, async () => {
  for (const built of ['frontend-react', 'observatory'])
    rmSync(join(copy, built, 'dist'), { recursive: true });
  const first = npmStart();
  await first.says('building');
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(existsSync(join(copy, '.cruddur', 'setup.lock'))).toBe(false);

  const second = npmStart();
  await second.says('Ctrl-C stops');
  expect((await fetch(`http://127.0.0.1:${ports[0]}/`)).status).toBe(200);
});

test('stopped while it is starting, it stops what has started', { timeout: 120_000 }, async () => {
  const start = npmStart();
  await start.says('The Observatory is at');
  start.child.kill('SIGTERM');
  expect(await start.ended, start.lines.join('\n')).toBe(0);
  await untilFree(ports);
  expect(existsSync(join(copy, '.cruddur', 'stack.lock'))).toBe(false);
});

test.skipIf(!isRoot)(
  'a folder that this user may not write is a sentence, not a stack',
  { timeout: 60_000 },
  async () => {
    const start = npmStart({ uid: NOBODY, gid: NOBODY });
    expect(await start.ended).toBe(1);
    expect(start.lines.join('\n')).toMatch(/Cannot write .*\.cruddur.* CRUDDUR_DATA/);
    expect(start.lines.join('\n')).not.toContain('    at ');
  },
);
