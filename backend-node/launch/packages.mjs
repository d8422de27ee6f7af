import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode, root } from './paths.mjs';
import { run } from './run.mjs';
import { Refusal, say } from './say.mjs';

const stamp = join(root, 'node_modules', '.installed-lock');

/**
 * Installs the locked packages, the pinned Node among them, unless they are there already. The
 * stamp is written last, so an interrupted install is done again.
 * @param {AbortSignal} signal
 */
export async function ensurePackages(signal) {
  const lockFile = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lockFile).digest('hex');
  if (existsSync(pinnedNode) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  requireWritable();
  say('busy', 'packages', 'installing what the lock file names (once; a minute or so)');
  const started = Date.now();
  await npm(['ci', '--loglevel=error', '--no-audit', '--no-fund'], signal);
  if (!existsSync(pinnedNode)) {
    throw new Refusal(
      'The pinned Node is missing after the install. Install scripts seem to be off (npm config get ignore-scripts): allow them for the package "node" and run this again.',
    );
  }
  writeFileSync(stamp, wanted);
  say('ok', 'packages', `installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

function requireWritable() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    throw new Refusal(
      `Packages are missing and ${root} is not writable for this user. Give write permission, or clone the repository to a folder of your own.`,
    );
  }
}

/** @param {string[]} args @param {AbortSignal} signal */
async function npm(args, signal) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  // A package of the API documentation would report its install.
  const env = { ...process.env, SCARF_ANALYTICS: 'false' };
  const code = await run(command, [...first, ...args], { cwd: root, env, signal });
  if (code === 0) return;
  throw new Refusal(
    `npm ${args[0]} failed (above, its own words). Check the network and the registry, then run this again: it goes on where it stopped.`,
  );
}
