import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../backend-node/src/db/embedded.ts';
import { prepareDatabase } from '../../backend-node/src/db/prepare.ts';
import { fill } from '../home-feed/fill.ts';

/** Enough for a whole first page of the home feed. */
const ACTIVITIES = 1_000;

/** A PostgreSQL of its own whose home feed has something to show; `stop` removes it. */
export async function startFeedDatabase(): Promise<{ url: string; stop(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'cruddur-bench-'));
  // Run as root, PostgreSQL is another user's process.
  chmodSync(directory, 0o755);
  const postgres = await startEmbeddedPostgres({ directory });
  async function stop(): Promise<void> {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
  try {
    await prepareDatabase({ url: postgres.url, demoData: false, now: new Date() });
    await fill(postgres.url, ACTIVITIES);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: postgres.url, stop };
}
