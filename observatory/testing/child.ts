import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { until } from './until.ts';

const main = join(import.meta.dirname, '../main.ts');

export interface Started {
  child: ChildProcess;
  /** Where it listens; `ended` when it did not come to that. */
  url: string;
  output: () => string;
}

/** A real process, as the launcher starts it, on a free port; ended when the test is over. */
export async function startChild(
  env: Record<string, string>,
  flags: readonly string[] = [],
): Promise<Started> {
  const child = spawn(process.execPath, [...flags, main], {
    env: { OBSERVATORY_PORT: '0', OBSERVATORY_SMTP_PORT: '0', OBSERVATORY_XRAY_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  }
  const url = await until(() => {
    if (child.exitCode !== null) return 'ended';
    return /The Observatory is at (\S+)/.exec(output)?.[1];
  });
  return { child, url, output: () => output };
}
