import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { withoutOurs } from './environment.mjs';
import { pinnedNode, root } from './paths.mjs';
import { run, untilToldToStop } from './run.mjs';
import { endWith } from './say.mjs';
import { setUp } from './setup.mjs';

/** `npm run screenshots [-- --readme]` */
try {
  withoutOurs(process.env);
  const signal = untilToldToStop();
  await setUp(signal);
  ensureBrowser();
  const script = join(root, 'e2e', 'screenshots.ts');
  const args = [script, ...process.argv.slice(2)];
  process.exitCode = (await run(pinnedNode, args, { cwd: root, signal })) ?? 1;
} catch (error) {
  endWith(error);
}
