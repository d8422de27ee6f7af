import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError, type Owner } from './embedded-owner.ts';
import { programOf } from './processes.ts';

const run = promisify(execFile);

/** A database cluster on disk: `data/`, the password beside it, and PostgreSQL's log. */
export interface Cluster {
  directory: string;
  /** The folder of initdb, pg_ctl and postgres. */
  binaries: string;
  owner: Owner;
}

export const dataOf = (cluster: Cluster) => join(cluster.directory, 'data');
export const logOf = (cluster: Cluster) => join(cluster.directory, 'postgresql.log');

/** The password that was made with the cluster. */
export async function passwordOf(cluster: Cluster): Promise<string> {
  return (await readFile(join(cluster.directory, 'password'), 'utf8')).trim();
}

/**
 * Makes the cluster unless it is there. It is made beside its place and renamed when whole, so an
 * interrupted one is never taken for a good one, and of two at once the first wins.
 */
export async function ensureCluster(cluster: Cluster): Promise<void> {
  if (await exists(dataOf(cluster))) return;
  await removeLeftovers(cluster);
  const fresh = { ...cluster, directory: `${cluster.directory}.new-${process.pid}` };
  await mkdir(fresh.directory, { mode: 0o700 });
  const password = join(fresh.directory, 'password');
  await writeFile(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (cluster.owner) {
    for (const path of [fresh.directory, password]) {
      await chown(path, cluster.owner.uid, cluster.owner.gid);
    }
  }
  await runProgram(fresh, 'initdb', [
    `--pgdata=${dataOf(fresh)}`,
    '--username=postgres',
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ]);
  await rename(fresh.directory, cluster.directory).catch(async (error) => {
    await rm(fresh.directory, { recursive: true, force: true });
    if (!(await exists(dataOf(cluster)))) throw error;
  });
}

/**
 * Runs one of PostgreSQL's programs as the cluster's owner.
 * @throws EmbeddedPostgresError with the last words of the program
 */
export async function runProgram(cluster: Cluster, name: string, args: string[]): Promise<void> {
  const options = {
    cwd: cluster.directory,
    // The programs read PG* variables, which may be meant for another server, and speak by locale.
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    ...cluster.owner,
  };
  try {
    await run(join(cluster.binaries, name), args, options);
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    throw new EmbeddedPostgresError(
      `PostgreSQL's ${name} failed in ${cluster.directory}: ${said.trim() || String(error)}`,
      { cause: error },
    );
  }
}

/** Removes what interrupted starts left, unless its maker is still at it. */
async function removeLeftovers(cluster: Cluster): Promise<void> {
  const prefix = `${basename(cluster.directory)}.new-`;
  const parent = dirname(cluster.directory);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number(name.slice(prefix.length));
    if (pid !== process.pid && programOf(pid) !== undefined) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return false;
    throw new EmbeddedPostgresError(
      `${path} belongs to somebody else (${code}). Start Cruddur as the user who started it before, or remove that folder.`,
      { cause: error },
    );
  }
}
