import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pinnedNode, root } from './paths.mjs';
import { untilToldToStop } from './run.mjs';
import { endWith } from './say.mjs';
import { setUp } from './setup.mjs';

/**
 * `npm start` and `npm run dev`: set up, then hand over to the stack under the pinned Node. The
 * stack has a session of its own, so that Ctrl-C reaches this process alone and the parts are
 * stopped in order; it also stops when this process dies, since the channel between them closes.
 */
try {
  process.stdout.write('Cruddur\n');
  const signal = untilToldToStop();
  await setUp(signal);
  signal.throwIfAborted();
  process.exitCode = await runStack(process.argv.includes('--dev') ? ['--dev'] : [], signal);
} catch (error) {
  endWith(error);
}

/** @param {string[]} args @param {AbortSignal} signal @returns {Promise<number>} */
function runStack(args, signal) {
  const stack = spawn(pinnedNode, [join(root, 'backend-node', 'launch', 'main.ts'), ...args], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  signal.addEventListener('abort', () => {
    stack.kill('SIGTERM');
    const asked = Date.now();
    // One Ctrl-C may arrive several times, by way of npm; only a later one means "at once".
    for (const name of ['SIGINT', 'SIGTERM']) {
      process.on(name, () => Date.now() - asked > 1000 && stack.kill('SIGKILL'));
    }
  });
  return new Promise((resolve) => stack.once('exit', (code) => resolve(code ?? 1)));
}
