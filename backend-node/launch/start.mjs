import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pinnedNode, root } from './paths.mjs';
import { endWith } from './say.mjs';
import { setUp } from './setup.mjs';

/**
 * `npm start` and `npm run dev`: set up, then hand over to the stack under the pinned Node. The
 * stack has a session of its own, so that Ctrl-C reaches this process alone and the parts are
 * stopped in order; it also stops when this process dies, since the channel between them closes.
 */
try {
  process.stdout.write('Cruddur\n');
  await setUp();
  run(process.argv.includes('--dev') ? ['--dev'] : []);
} catch (error) {
  endWith(error);
}

/** @param {string[]} args */
function run(args) {
  const stack = spawn(pinnedNode, [join(root, 'backend-node', 'launch', 'main.ts'), ...args], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let asked = 0;
  const stop = () => {
    // One Ctrl-C may arrive several times, by way of npm; only a later one means "at once".
    if (asked > 0 && Date.now() - asked > 1000) stack.kill('SIGKILL');
    else if (asked === 0) stack.kill('SIGTERM');
    asked ||= Date.now();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  stack.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
