import { fileURLToPath } from 'node:url';
import { announceRelease } from './announce.ts';
import { ReleaseRefusal, readConfig } from './config.ts';

/** Second half of `npm run release`, after the build (backend-node/launch/release.mjs). */
try {
  const folder = fileURLToPath(new URL('../dist', import.meta.url));
  await announceRelease(readConfig(), folder, (line) => console.log(line));
} catch (error) {
  console.error(error instanceof ReleaseRefusal ? error.message : error);
  process.exitCode = 1;
}
