import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePorts } from '../../backend-node/launch/ports.ts';

const backend = fileURLToPath(new URL('../../backend-node', import.meta.url));
const PATIENCE_MS = 60_000;

/** What Node is given to run Cruddur's own backend. */
export const PRODUCT = ['--import', './src/telemetry/start.ts', 'src/main.ts'];

export interface Server {
  /** Of the home feed. */
  readonly url: string;
  readonly process: ChildProcess;
}

/**
 * Starts a backend in a process of its own, in the folder of backend-node, and waits until it
 * answers. What it writes to standard output goes nowhere.
 */
export async function startServer(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Server> {
  const [port = 0] = await freePorts(1);
  const child = spawn(process.execPath, args, {
    cwd: backend,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env.PATH, BACKEND_PORT: String(port), FRONTEND_PORT: 'off', ...env },
  });
  const server = { url: `http://127.0.0.1:${port}/api/activities/home`, process: child };
  await untilAnswered(server);
  return server;
}

export async function stopServer({ process: child }: Server): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function untilAnswered({ url, process: child }: Server): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error('The backend did not start.');
}
