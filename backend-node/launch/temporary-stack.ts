import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutOurs } from './environment.mjs';
import type { StackOptions } from './options.ts';
import { freePorts } from './ports.ts';
import { type Stack, startStack } from './stack.ts';

/**
 * A whole Cruddur on free ports and a data folder of its own, blind to the person's environment:
 * for tests, pictures and measurements. Its `stop` takes everything away again.
 */
export async function startTemporaryStack(options: Partial<StackOptions> = {}): Promise<Stack> {
  withoutOurs(process.env);
  const dataDirectory = mkdtempSync(join(tmpdir(), 'cruddur-'));
  // As root PostgreSQL runs as another user, who must be able to come in.
  chmodSync(dataDirectory, 0o755);
  const removeData = () => rmSync(dataDirectory, { recursive: true, force: true });
  const [frontend = 0, backend = 0, observatory = 0, smtp = 0, xray = 0] = await freePorts(5);
  try {
    const stack = await startStack({
      dataDirectory,
      ports: { frontend, backend, observatory, smtp, xray },
      hosts: { backend: '127.0.0.1', observatory: '127.0.0.1' },
      observatory: true,
      dev: false,
      env: { OBSERVATORY_DATA: ':memory:' },
      print: () => {},
      ...options,
    });
    return { ...stack, stop: () => stack.stop().finally(removeData) };
  } catch (error) {
    removeData();
    throw error;
  }
}
