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
  /** Resolves once the part answers; gives up when `signal` is aborted. */
  ready: (process: ChildProcess, signal: AbortSignal) => Promise<void>;
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
 * @param signal ends the start early; the process is gone when the AbortError comes
 * @throws Refusal when it ends before it is ready; the sentence holds its last words
 */
export async function startPart(options: PartOptions, signal: AbortSignal): Promise<Part> {
  signal.throwIfAborted();
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
  const starting = new AbortController();
  const failed = ended.then(() => {
    const words = lastLines.join(' / ') || 'no word from it';
    throw new Refusal(`${options.name} did not start: ${words}`);
  });
  try {
    const ready = options.ready(child, AbortSignal.any([signal, starting.signal]));
    await Promise.race([ready, failed]);
    signal.throwIfAborted();
  } catch (error) {
    await stop(child, ended, 5000);
    throw error;
  } finally {
    starting.abort();
    failed.catch(() => {});
  }
  return {
    name: options.name,
    process: child,
    ended,
    stop: (deadlineMs = 15_000) => stop(child, ended, deadlineMs),
  };
}

async function stop(child: ChildProcess, ended: Promise<void>, deadlineMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), deadlineMs);
  await ended;
  clearTimeout(late);
}

/**
 * Polls `url` until it answers with a success, for a minute at most.
 * @throws Refusal after that, AbortError when `signal` is aborted
 */
export async function untilAnswers(name: string, url: string, signal: AbortSignal): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const once = AbortSignal.any([signal, AbortSignal.timeout(5000)]);
    const answer = await fetch(url, { signal: once }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await pause(40, undefined, { signal });
  }
  throw new Refusal(`${name} did not answer at ${url} within a minute.`);
}
