import { type ChildProcess, fork } from 'node:child_process';
import { finished } from 'node:stream/promises';
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
  // Not 'close': it never comes after child.disconnect() (https://github.com/nodejs/node/issues/19433).
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('exit', async (code, signal) => {
      running.delete(child);
      await Promise.all([child.stdout, child.stderr].map((one) => one && finished(one)));
      resolve(code ?? signal);
    });
  });
  const message = new Promise<Record<string, unknown>>((resolve, reject) => {
    child.once('message', (said) => resolve(Object(said)));
    ended.then(() => reject(new Error(`${file} ended without a word: ${output}`)));
  });
  message.catch(() => {});
  return {
    child,
    output: () => output,
    message,
    ended,
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
