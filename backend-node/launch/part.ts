import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from './say.mjs';

export interface PartOptions {
  name: string;
  /** The program and its arguments, run with `cwd` and with `env` over this process's own. */
  command: [string, ...string[]];
  cwd: string;
  env?: Record<string, string>;
  /** Resolves once the part answers; polled by the caller's own means. */
  ready: (part: Part) => Promise<void>;
  /** Takes each line that the part prints. */
  print: (line: string) => void;
}

/** A running process of the stack. */
export interface Part {
  name: string;
  process: ChildProcess;
  /** Resolves when the process has ended. */
  ended: Promise<void>;
  /** Asks it to end, waits for that, and ends it by force after the deadline. */
  stop: (deadlineMs?: number) => Promise<void>;
}

/**
 * Starts one process in a session of its own (a Ctrl-C in the terminal does not reach it) with a
 * channel to us: when we die, even by kill -9, the channel closes and the part stops by itself.
 * @throws Refusal when it ends before it is ready; the sentence holds its last words.
 */
export async function startPart(options: PartOptions): Promise<Part> {
  const [program, ...args] = options.command;
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const lastLines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lastLines.push(line);
      if (lastLines.length > 8) lastLines.shift();
      options.print(line);
    });
  }
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  const part: Part = {
    name: options.name,
    process: child,
    ended,
    stop: (deadlineMs = 15_000) => stop(child, ended, deadlineMs),
  };
  const failed = ended.then(() => {
    throw new Refusal(
      `${options.name} did not start: ${lastLines.join(' / ') || 'no word from it'}`,
    );
  });
  await Promise.race([options.ready(part), failed]).catch(async (error) => {
    await part.stop(2000);
    throw error;
  });
  failed.catch(() => {});
  return part;
}

async function stop(child: ChildProcess, ended: Promise<void>, deadlineMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const late = new AbortController();
  const deadline = pause(deadlineMs, undefined, { signal: late.signal }).then(
    () => child.kill('SIGKILL'),
    () => {},
  );
  await ended;
  late.abort();
  await deadline;
}

/** Polls `url` until it answers with a success. @throws Refusal after the deadline, in ms. */
export async function untilAnswers(name: string, url: string, deadlineMs = 60_000): Promise<void> {
  const end = Date.now() + deadlineMs;
  while (Date.now() < end) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await pause(40);
  }
  throw new Refusal(`${name} did not answer at ${url} within ${deadlineMs / 1000} s.`);
}
