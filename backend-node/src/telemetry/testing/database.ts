import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../db/embedded.ts';

export interface TestDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

/** A real PostgreSQL of its own, gone when stopped. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const directory = await mkdtemp(join(tmpdir(), 'cruddur-telemetry-'));
  const postgres = await startEmbeddedPostgres({ directory, settings: { fsync: 'off' } });
  return {
    url: postgres.url,
    async stop() {
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
