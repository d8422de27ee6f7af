import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
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
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { withoutOurs } from './environment.mjs';
import { root } from './paths.mjs';
import { freePorts, requireFreePorts } from './ports.ts';

/** `nobody` on Debian and elsewhere: somebody who owns nothing. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** `npm start` itself, in a copy of the repository whose path has spaces. */
let copy = '';
let ports: number[] = [];
const started: ChildProcess[] = [];

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
    'contract',
    'backend-node',
    'frontend-react',
    'observatory',
  ]) {
    // With their times, by which a build that is up to date is known.
    cpSync(join(root, path), join(copy, path), { recursive: true, preserveTimestamps: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  ports = await freePorts(3);
});
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  }
  rmSync(copy, { recursive: true, force: true });
});

function npmStart(as: { uid?: number; gid?: number } = {}) {
  const [frontend, backend, observatory] = ports.map(String);
  const child = spawn(process.execPath, ['backend-node/launch/start.mjs'], {
    ...as,
    cwd: copy,
    env: {
      ...withoutOurs({ ...process.env }),
      HOME: copy,
      FRONTEND_PORT: frontend,
      BACKEND_PORT: backend,
      OBSERVATORY_PORT: observatory,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => lines.push(line));
  }
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const says = (words: string) =>
    vi.waitFor(
      () => {
        if (child.exitCode !== null) throw new Error(`It ended:\n${lines.join('\n')}`);
        expect(lines.join('\n')).toContain(words);
      },
      { timeout: 40_000, interval: 20 },
    );
  return { child, lines, ended, says };
}

const allPortsFree = () =>
  requireFreePorts(
    ports.map((port, at) => ({ port, variable: `PORT_${at}`, use: 'the test' })),
    20_000,
  );

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
    await allPortsFree();
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
  await allPortsFree();
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
