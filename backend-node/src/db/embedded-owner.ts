import { execFile } from 'node:child_process';
import { access, constants, mkdir, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Who runs PostgreSQL; undefined is whoever runs this process. */
export type Owner = { uid: number; gid: number } | undefined;

/** What PostgreSQL could not do, in a sentence that says what to do about it. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}

/**
 * PostgreSQL refuses to run as root. As root, an existing cluster is run by whoever owns it, and a
 * new one by the user `postgres`, who is made when missing.
 * @throws EmbeddedPostgresError when there is no such user and none can be made
 */
export async function findOwner(clusterData: string): Promise<Owner> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await stat(clusterData).catch(() => undefined);
  if (existing !== undefined && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const known = await postgresUser();
  if (known !== undefined) return known;
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  } catch (error) {
    throw new EmbeddedPostgresError(
      'PostgreSQL does not run as root, and the user "postgres" could not be made for it. Start Cruddur as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause: error },
    );
  }
  const made = await postgresUser();
  if (made === undefined) throw new EmbeddedPostgresError('The new user "postgres" was not found.');
  return made;
}

async function postgresUser(): Promise<Owner> {
  try {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
    );
    return uid === undefined || gid === undefined ? undefined : { uid, gid };
  } catch {
    return undefined;
  }
}

/**
 * Whether `owner` may enter `directory`, which is made when missing.
 * @throws EmbeddedPostgresError when this process may not write there
 */
export async function canReach(owner: Owner, directory: string): Promise<boolean> {
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new EmbeddedPostgresError(
      `${directory} cannot be written to. Give this user the right to, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
  if (owner === undefined) return true;
  return run('test', ['-x', directory], { cwd: '/', ...owner }).then(
    () => true,
    () => false,
  );
}
