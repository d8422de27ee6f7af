import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, vi } from 'vitest';
import { withoutOurs } from './environment.mjs';
import { requireFreePorts } from './ports.ts';

/** A launcher that a test started, and what it says. */
export interface Launched {
  child: ChildProcess;
  lines: string[];
  /** Its exit code. */
  ended: Promise<number | null>;
  /** Waits for words; fails at once, with all it said, when it ends without them. */
  says: (words: string) => Promise<void>;
}

const started: ChildProcess[] = [];

/** Runs a launcher on the given ports (frontend, backend, Observatory, its mail and X-Ray), blind to our environment. */
export function launch(
  command: [string, ...string[]],
  ports: number[],
  options: { cwd: string; env?: Record<string, string>; uid?: number; gid?: number },
): Launched {
  const [program, ...args] = command;
  const [frontend, backend, observatory, smtp, xray] = ports.map(String);
  const child = spawn(program, args, {
    ...options,
    env: {
      ...withoutOurs({ ...process.env }),
      FRONTEND_PORT: frontend,
      BACKEND_PORT: backend,
      OBSERVATORY_PORT: observatory,
      OBSERVATORY_SMTP_PORT: smtp,
      OBSERVATORY_XRAY_PORT: xray,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => lines.push(line));
  }
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const says = (words: string) =>
    vi.waitFor(
      () => {
        if (child.exitCode !== null) throw new Error(`It ended:\n${lines.join('\n')}`);
        expect(lines.join('\n')).toContain(words);
      },
      { timeout: 40_000, interval: 20 },
    );
  return { child, lines, ended, says };
}

/** Ends whatever a test left running. */
export async function stopLaunched(): Promise<void> {
  for (const child of started.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  }
}

/** Resolves once nobody listens on the ports any more. */
export function untilFree(ports: number[]): Promise<void> {
  const wanted = ports.map((port, at) => ({ port, variable: `PORT_${at}`, use: 'the test' }));
  return requireFreePorts(wanted, 20_000);
}
