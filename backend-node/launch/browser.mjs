import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { pinnedNode, root } from './paths.mjs';
import { Refusal, say } from './say.mjs';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * What the tests launch: an installed Chromium or Chrome, or undefined for Playwright's own.
 * @returns {{ executablePath?: string, args: string[] }}
 */
export function browserOptions() {
  const executablePath = process.env.CHROMIUM_PATH || installed.find((path) => existsSync(path));
  return {
    ...(executablePath ? { executablePath } : {}),
    // Chromium refuses its sandbox to root; anybody else keeps it.
    args: [
      ...(isRoot() ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

/** Makes sure that there is a browser to test with: installed, downloaded, or from Debian. */
export function ensureBrowser() {
  if (browserOptions().executablePath || hasPlaywrightsOwn()) return;
  say('busy', 'browser', 'downloading Chromium for the tests (once)');
  run(
    pinnedNode,
    [join(root, 'node_modules', 'playwright', 'cli.js'), 'install', 'chromium'],
    180_000,
  );
  if (hasPlaywrightsOwn()) return;
  if (isRoot() && existsSync('/usr/bin/apt-get')) {
    say('busy', 'browser', 'the download is out of reach; installing Debian’s chromium');
    run('apt-get', ['update', '-qq'], 300_000);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], 600_000);
  }
  if (!browserOptions().executablePath) {
    throw new Refusal(
      'The tests need Chromium or Chrome and could not download one. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to its program.',
    );
  }
}

function hasPlaywrightsOwn() {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ||
    (process.platform === 'darwin'
      ? join(homedir(), 'Library', 'Caches', 'ms-playwright')
      : join(homedir(), '.cache', 'ms-playwright'));
  if (!existsSync(cache)) return false;
  return readdirSync(cache).some(
    (name) => name.startsWith('chromium') && existsSync(join(cache, name, 'INSTALLATION_COMPLETE')),
  );
}

function isRoot() {
  return process.platform !== 'win32' && userInfo().uid === 0;
}

/** @param {string} command @param {string[]} args @param {number} timeout in ms */
function run(command, args, timeout) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(command, args, { cwd: root, env, timeout, stdio: ['ignore', 'ignore', 'ignore'] });
}
