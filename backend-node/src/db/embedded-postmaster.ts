import { readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Cluster, dataOf, logOf, runProgram } from './embedded-cluster.ts';
import { programOf } from './processes.ts';

const START_SECONDS = 60;
const STOP_SECONDS = 20;
const LOG_LIMIT_BYTES = 5_000_000;

/** The running server of a cluster. */
export interface Postmaster {
  pid: number;
  port: number;
  /** It takes connections and has not been told to stop. */
  ready: boolean;
}

/**
 * The running server of `cluster` by its postmaster.pid, whose lines are: process id, data
 * directory, start time, port, socket directory, listen address, shared memory, status.
 * https://www.postgresql.org/docs/current/storage-file-layout.html
 */
export async function findPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  const file = join(dataOf(cluster), 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!isPostgres(pid)) {
    // After kill -9, or a restart of the machine, the id may belong to another program or to nobody
    // who still runs. PostgreSQL only tries a signal, and would refuse to start.
    await rm(file, { force: true });
    return undefined;
  }
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** Starts the server on 127.0.0.1 in a session of its own and waits until it takes connections. */
export async function startPostmaster(
  cluster: Cluster,
  port: number,
  settings: Record<string, string>,
): Promise<void> {
  const log = logOf(cluster);
  const size = await stat(log)
    .then((file) => file.size)
    .catch(() => 0);
  if (size > LOG_LIMIT_BYTES) await rename(log, `${log}.1`);
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const flags = Object.entries(all).map(([name, value]) => `-c ${name}='${value}'`);
  await runProgram(cluster, 'pg_ctl', [
    'start',
    '--wait',
    `--timeout=${START_SECONDS}`,
    `--pgdata=${dataOf(cluster)}`,
    `--log=${log}`,
    `--options=-p ${port} ${flags.join(' ')}`,
  ]);
}

/** Ends the server: running statements are cancelled, what was acknowledged is on disk. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  if ((await findPostmaster(cluster)) === undefined) return;
  const stop = (mode: string) =>
    runProgram(cluster, 'pg_ctl', [
      'stop',
      '--wait',
      `--mode=${mode}`,
      `--timeout=${STOP_SECONDS}`,
      `--pgdata=${dataOf(cluster)}`,
    ]);
  await stop('fast').catch(async (error) => {
    if ((await findPostmaster(cluster)) === undefined) return;
    await stop('immediate').catch(() => {
      throw error;
    });
  });
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}

/** Whether process `pid` is a PostgreSQL that runs. */
export function isPostgres(pid: number): boolean {
  return programOf(pid)?.includes('postgres') ?? false;
}
