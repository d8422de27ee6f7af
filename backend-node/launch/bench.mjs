import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode, root } from './paths.mjs';
import { run, untilToldToStop } from './run.mjs';
import { endWith } from './say.mjs';
import { setUp } from './setup.mjs';

/** `npm run bench [name …]`: every measurement of bench/, or those whose file name holds a word given. */
try {
  const signal = untilToldToStop();
  await setUp(signal);
  const wanted = process.argv.slice(2);
  const files = readdirSync(join(root, 'bench'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
    .sort();
  for (const file of files) {
    process.stdout.write(`\n${file}\n`);
    const code = await run(pinnedNode, [join(root, 'bench', file)], { cwd: root, signal });
    if (code !== 0) process.exitCode = 1;
  }
} catch (error) {
  endWith(error);
}
