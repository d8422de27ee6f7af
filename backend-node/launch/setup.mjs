import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureBuilds } from './builds.mjs';
import { takeLock } from './lock.mjs';
import { ensurePackages } from './packages.mjs';
import { dataDirectory } from './paths.mjs';
import { say } from './say.mjs';

/**
 * Brings a clone to the point where the product can run. Does nothing, quickly, when nothing is
 * missing, and may be interrupted at any point: the next call goes on. Runs on the host's Node
 * with no package, since it installs them. Of two at once, one waits for the other.
 * @param {AbortSignal} signal ends it early, with an AbortError and without a lock left behind
 */
export async function setUp(signal) {
  const lock = await waitForLock(join(dataDirectory, 'setup.lock'), signal);
  try {
    await ensurePackages(signal);
    await ensureBuilds(signal);
  } finally {
    lock.release();
  }
}

/** @param {string} file @param {AbortSignal} signal */
async function waitForLock(file, signal) {
  for (let waited = 0; ; waited += 1) {
    const lock = takeLock(file);
    if ('release' in lock) return lock;
    if (waited === 0)
      say('note', 'set-up', `another one is running (process ${lock.holder}); waiting for it`);
    await pause(250, undefined, { signal });
  }
}
