import { createHash } from 'node:crypto';
import { chown, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './embedded-binaries.ts';
import { type Cluster, dataOf, ensureCluster, logOf, passwordOf } from './embedded-cluster.ts';
import { canReach, EmbeddedPostgresError, findOwner } from './embedded-owner.ts';
import {
  findPostmaster,
  freePort,
  isPostgres,
  type Postmaster,
  startPostmaster,
  stopPostmaster,
} from './embedded-postmaster.ts';

export { EmbeddedPostgresError } from './embedded-owner.ts';

/** Readable by everybody, for what PostgreSQL's own user must reach when root starts it. */
const SHARED = '/var/lib/cruddur';
const DATABASE = 'cruddur';
const START_TRIES = 4;
/** A server left behind may be recovering or stopping; recovery after a crash takes seconds. */
const PATIENCE_MS = 30_000;

export interface EmbeddedOptions {
  /** Where the database lives; made when missing. */
  directory: string;
  /** A free one by default. */
  port?: number | undefined;
  /** PostgreSQL settings over the defaults, such as `{ fsync: 'off' }` for a test. */
  settings?: Record<string, string>;
  log?: (sentence: string) => void;
}

export interface EmbeddedPostgres {
  /** The address of the database `cruddur`, password included. */
  url: string;
  /** The server was running already, left behind by somebody who was killed. */
  reused: boolean;
  /** Whether the server is still running. */
  isRunning(): boolean;
  /** Ends the server, a reused one too. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL of our own, or takes over the one that is running in `directory`. It outlives
 * this process: only `stop` ends it.
 * @throws EmbeddedPostgresError saying what could not be done and what to do about it
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { settings = {}, log = () => {} } = options;
  const cluster = await findCluster(resolve(options.directory), log);
  await ensureCluster(cluster);
  let postmaster = await waitForPostmaster(cluster, log);
  const reused = postmaster !== undefined;
  if (postmaster !== undefined) {
    log(`PostgreSQL is running already (process ${postmaster.pid}) and is taken over.`);
  }
  for (let tries = 1; postmaster === undefined; tries += 1) {
    const port = options.port ?? (await freePort());
    try {
      await startPostmaster(cluster, port, settings);
    } catch (error) {
      // Somebody else may have started it, or taken the port that was free a moment ago.
      postmaster = await waitForPostmaster(cluster, log);
      if (postmaster === undefined && (options.port !== undefined || tries === START_TRIES)) {
        throw new EmbeddedPostgresError(
          `PostgreSQL did not start on port ${port}; its log is ${logOf(cluster)}.`,
          { cause: error },
        );
      }
    }
    postmaster ??= await findPostmaster(cluster);
  }
  const { pid } = postmaster;
  const url = `postgres://postgres:${await passwordOf(cluster)}@127.0.0.1:${postmaster.port}`;
  await createDatabase(`${url}/postgres`);
  return {
    url: `${url}/${DATABASE}`,
    reused,
    isRunning: () => isPostgres(pid),
    stop: () => stopPostmaster(cluster),
  };
}

async function findCluster(directory: string, log: (sentence: string) => void): Promise<Cluster> {
  const owner = await findOwner(join(directory, 'cluster', 'data'));
  const binaries = await findBinaries(owner, SHARED);
  if (await canReach(owner, directory)) {
    return { directory: join(directory, 'cluster'), binaries, owner };
  }
  const hash = createHash('sha256').update(directory).digest('hex').slice(0, 12);
  const reachable = join(SHARED, hash);
  log(`PostgreSQL's user cannot enter ${directory}; the database is in ${reachable}.`);
  await mkdir(reachable, { recursive: true, mode: 0o755 });
  if (owner) await chown(reachable, owner.uid, owner.gid);
  return { directory: join(reachable, 'cluster'), binaries, owner };
}

/** The running server once it is ready; undefined when none runs. */
async function waitForPostmaster(
  cluster: Cluster,
  log: (sentence: string) => void,
): Promise<Postmaster | undefined> {
  const end = Date.now() + PATIENCE_MS;
  for (let told = false; Date.now() < end; told = true) {
    const postmaster = await findPostmaster(cluster);
    if (postmaster === undefined || postmaster.ready) return postmaster;
    if (!told) log(`PostgreSQL (process ${postmaster.pid}) is on its way up or down; waiting.`);
    await pause(100);
  }
  throw new EmbeddedPostgresError(
    `A PostgreSQL is running in ${dataOf(cluster)} but takes no connections; its log is ${logOf(cluster)}. Stop it and start again.`,
  );
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    // 42P04, 23505: another copy was quicker by a moment.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== '42P04' && code !== '23505') throw error;
  } finally {
    await client.end();
  }
}
