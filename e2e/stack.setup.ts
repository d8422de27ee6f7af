import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../backend-node/launch/ports.ts';
import { startStack } from '../backend-node/launch/stack.ts';

/** Starts a whole Cruddur for the run and returns what ends it; the tests find it by environment. */
export default async function startForTests(): Promise<() => Promise<void>> {
  const [frontend = 0, backend = 0, observatory = 0] = await freePorts(3);
  const dataDirectory = mkdtempSync(join(tmpdir(), 'cruddur-e2e-'));
  // As root PostgreSQL runs as another user, who must be able to come in.
  chmodSync(dataDirectory, 0o755);
  const log: string[] = [];
  const stack = await startStack({
    dataDirectory,
    ports: { frontend, backend, observatory },
    ...(process.env.E2E_DATABASE_URL ? { databaseUrl: process.env.E2E_DATABASE_URL } : {}),
    observatory: true,
    dev: false,
    env: { NODE_ENV: 'test', OBSERVATORY_DATA: ':memory:' },
    print: (part, line) => log.push(`${part}: ${line}`),
  });
  process.env.E2E_CRUDDUR = stack.urls.frontend;
  process.env.E2E_API = stack.urls.backend;
  process.env.E2E_OBSERVATORY = stack.urls.observatory;
  return async () => {
    await stack.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
    const errors = log.filter((line) => /error|warn/i.test(line));
    if (errors.length > 0) console.log(`\nSaid by the stack:\n${errors.slice(-20).join('\n')}`);
  };
}
