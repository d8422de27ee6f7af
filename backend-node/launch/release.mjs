import { join } from 'node:path';
import { forgetBuild } from './builds.mjs';
import { pinnedNode, root } from './paths.mjs';
import { run, untilToldToStop } from './run.mjs';
import { endWith } from './say.mjs';
import { setUp } from './setup.mjs';

/**
 * `npm run release`: builds the frontend as `npm start` will serve it, and tells Rollbar of it:
 * its source maps, which the public does not get, and the deploy. The variables may be in .env.
 */
try {
  const signal = untilToldToStop();
  forgetBuild('frontend-react');
  await setUp(signal);
  const script = join(root, 'frontend-react', 'release', 'release.ts');
  process.exitCode = (await run(pinnedNode, [script], { cwd: root, signal })) ?? 1;
} catch (error) {
  endWith(error);
}
