import { join } from 'node:path';
import { ensurePackages } from './packages.mjs';
import { pinnedNode, root } from './paths.mjs';
import { run, untilToldToStop } from './run.mjs';
import { endWith } from './say.mjs';

/** `npm run aws:plan` and `npm run aws:apply [-- --endpoint-url …]`; the variables may be in .env. */
try {
  const signal = untilToldToStop();
  await ensurePackages(signal);
  const args = [join(root, 'aws', 'apply.ts'), ...process.argv.slice(2)];
  process.exitCode = (await run(pinnedNode, args, { cwd: root, signal })) ?? 1;
} catch (error) {
  endWith(error);
}
