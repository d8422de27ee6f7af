import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pinnedNode, root } from './paths.mjs';
import { run } from './run.mjs';
import { Refusal, say } from './say.mjs';

/** What is built by Vite, and the sources that each build depends on. */
const builds = [
  { name: 'frontend-react', sources: ['frontend-react', 'contract'] },
  {
    name: 'observatory',
    sources: [
      'observatory/ui',
      'observatory/api.ts',
      'observatory/api',
      'observatory/vite.config.ts',
      'observatory/package.json',
    ],
  },
];

const skipped = new Set(['node_modules', 'dist', 'screenshots']);

/**
 * Builds each page bundle whose sources have changed since its last whole build.
 * @param {AbortSignal} signal
 */
export async function ensureBuilds(signal) {
  for (const build of builds) {
    const stamp = join(root, build.name, 'dist', '.sources');
    const wanted = fingerprint(build.sources);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
    say('busy', build.name, 'building');
    rmSync(stamp, { force: true });
    const started = Date.now();
    await vite(build.name, signal);
    writeFileSync(stamp, wanted);
    say('ok', build.name, `built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
}

/**
 * Lets the next `ensureBuilds` build a page bundle although its sources are the same: the commit is
 * in it too.
 * @param {string} name
 */
export function forgetBuild(name) {
  rmSync(join(root, name, 'dist', '.sources'), { force: true });
}

/**
 * Names, sizes and modification times of the sources and of the lock file: cheap to take at every
 * start, and any edit changes it.
 * @param {string[]} sources
 */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of ['package-lock.json', ...sources]) {
    for (const file of filesUnder(join(root, source))) {
      const { size, mtimeMs } = statSync(file);
      // Whole milliseconds: a copy of the folder keeps no finer ones, and is as up to date.
      hash.update(`${relative(root, file)} ${size} ${Math.round(mtimeMs)}\n`);
    }
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name) && !entry.name.includes('.test.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}

/** @param {string} workspace @param {AbortSignal} signal */
async function vite(workspace, signal) {
  const script = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [script, 'build', '--logLevel', 'warn'];
  const code = await run(pinnedNode, args, { cwd: join(root, workspace), signal });
  if (code !== 0) throw new Refusal(`Building ${workspace} failed; the reason stands above.`);
}
