import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface Program {
  child: ChildProcess;
  /** What it printed so far, both streams. */
  output(): string;
  /** Its first message to us. */
  message: Promise<Record<string, unknown>>;
  /** How it ended: its code, or the signal that ended it. */
  ended: Promise<number | string | null>;
}

const running = new Set<ChildProcess>();

/** Runs a program of the backend as the launcher does: in a session of its own, with a channel. */
export function startProgram(
  file: string,
  { args = [], env = {}, execArgv = [] }: StartOptions = {},
): Program {
  const child = fork(file, args, {
    cwd: root,
    detached: true,
    silent: true,
    execArgv,
    // Nothing of our own environment, such as vitest's NODE_ENV and NODE_OPTIONS.
    env,
  });
  let output = '';
  child.stdout?.on('data', (data) => {
    output += data;
  });
  child.stderr?.on('data', (data) => {
    output += data;
  });
  running.add(child);
  return {
    child,
    output: () => output,
    message: new Promise((resolve) => child.once('message', (m) => resolve(Object(m)))),
    ended: new Promise((resolve) => {
      child.once('close', (code, signal) => {
        running.delete(child);
        resolve(code ?? signal);
      });
    }),
  };
}

interface StartOptions {
  args?: string[];
  env?: Record<string, string>;
  execArgv?: string[];
}

/** For afterEach: a failed test leaves no process behind. */
export function killPrograms(): void {
  for (const child of running) child.kill('SIGKILL');
}
