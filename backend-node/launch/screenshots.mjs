import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { pinnedNode, root } from './paths.mjs';
import { endWith } from './say.mjs';
import { setUp } from './setup.mjs';

/** `npm run screenshots [-- --readme]` */
try {
  await setUp();
  ensureBrowser();
  const script = join(root, 'e2e', 'screenshots.ts');
  const child = spawn(pinnedNode, [script, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} catch (error) {
  endWith(error);
}
