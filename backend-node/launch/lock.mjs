import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from './say.mjs';

/**
 * Takes a lock file that names its holder, or tells who holds it. A lock whose holder has died
 * (kill -9, power cut) is taken over.
 * @param {string} file
 * @returns {{ release: () => void, stale: boolean } | { holder: number }}
 */
export function takeLock(file) {
  makeFolder(dirname(file));
  let stale = false;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
      return { stale, release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw unwritable(file, error);
    }
    const holder = holderOf(file);
    if (holder !== undefined && isOurs(holder)) return { holder };
    putAside(file, holder);
    stale = true;
  }
  throw new Refusal(`Could not take the lock ${file}; delete it if nothing of Cruddur is running.`);
}

/** @param {string} folder */
export function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw unwritable(folder, error);
  }
}

/**
 * Who holds the lock. One that is empty was made this very moment: its holder is about to write.
 * @param {string} file
 */
function holderOf(file) {
  for (let look = 0; look < 10; look += 1) {
    const pid = Number.parseInt(contentOf(file), 10);
    if (Number.isInteger(pid) && pid > 0) return pid;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
  return undefined;
}

/**
 * Removes a dead holder's lock, and only that: if another process has taken it over meanwhile, its
 * lock is put back.
 * @param {string} file
 * @param {number | undefined} holder
 */
function putAside(file, holder) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = Number.parseInt(contentOf(aside), 10);
  if (holder !== undefined && moved !== holder) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

/** @param {string} file */
function contentOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * A process id is used again after a while: where /proc tells, the holder must be a launcher.
 * @param {number} pid
 */
function isOurs(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('launch/');
  } catch {
    return true;
  }
}

/** @param {string} path @param {unknown} error */
function unwritable(path, error) {
  return new Refusal(
    `Cannot write ${path} (${codeOf(error)}). Give this user write permission there, or set CRUDDUR_DATA to a folder that it may write.`,
  );
}

/** @param {unknown} error @returns {string | undefined} */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
