import { join } from 'node:path';
import { ensurePackages } from './packages.mjs';
import { pinnedNode, root } from './paths.mjs';
import { run, untilToldToStop } from './run.mjs';
import { endWith } from './say.mjs';

/** `npm run honeycomb:plan` and `npm run honeycomb:apply [-- --endpoint-url …]`; the key may be in .env. */
try {
  const signal = untilToldToStop();
  await ensurePackages(signal);
  const main = join(root, 'observatory', 'boards', 'publish', 'main.ts');
  const args = [main, ...process.argv.slice(2)];
  process.exitCode = (await run(pinnedNode, args, { cwd: root, signal })) ?? 1;
} catch (error) {
  endWith(error);
}
