import { spawn } from 'node:child_process';

/**
 * Runs a program with our own output and resolves to its exit code once it has ended, null when a
 * signal ended it. An aborted `signal` ends the program and rejects with an AbortError after that.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal }} options
 * @returns {Promise<number | null>}
 */
export async function run(command, args, options) {
  const { signal, ...rest } = options;
  signal?.throwIfAborted();
  const child = spawn(command, args, { ...rest, stdio: ['ignore', 'inherit', 'inherit'] });
  const end = () => child.kill('SIGTERM');
  signal?.addEventListener('abort', end);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => {
        if (signal?.aborted) reject(signal.reason);
        else resolve(code);
      });
    });
  } finally {
    signal?.removeEventListener('abort', end);
  }
}

/** Aborted by the first signal that asks this process to stop. */
export function untilToldToStop() {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stopping.abort());
  return stopping.signal;
}
