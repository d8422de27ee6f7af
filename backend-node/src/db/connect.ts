import { setTimeout as pause } from 'node:timers/promises';
import { isDatabaseUnavailable } from './failures.ts';
import { type PrepareOptions, prepareDatabase } from './prepare.ts';

const PAUSE_MS = 500;

export class DatabaseError extends Error {
  override name = 'DatabaseError';
}

export interface WaitOptions extends PrepareOptions {
  patienceMs: number;
  log: (sentence: string) => void;
  signal: AbortSignal;
}

/**
 * Prepares the database, waiting for one that is on its way up.
 * @throws DatabaseError naming DATABASE_URL without its password
 * @throws AbortError when told to stop meanwhile
 */
export async function waitForDatabase(options: WaitOptions): Promise<void> {
  const end = Date.now() + options.patienceMs;
  const address = withoutPassword(options.url);
  for (let told = false; ; told = true) {
    try {
      return await prepareDatabase(options);
    } catch (error) {
      const reason = reasonOf(error);
      if (!isDatabaseUnavailable(error)) {
        throw new DatabaseError(
          `The database of DATABASE_URL (${address}) cannot be used: ${reason}.`,
          { cause: error },
        );
      }
      if (Date.now() >= end) {
        throw new DatabaseError(
          `The database of DATABASE_URL (${address}) cannot be reached: ${reason}. Start it, or unset DATABASE_URL to use the embedded one.`,
          { cause: error },
        );
      }
      if (!told) options.log(`Waiting for the database at ${address} (${reason}).`);
    }
    await pause(PAUSE_MS, undefined, { signal: options.signal });
  }
}

/** The address of a database as it may be shown. */
export function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  // A password may stand among the parameters too.
  shown.search = '';
  return shown.href;
}

function reasonOf(error: unknown): string {
  // An address of several hosts fails with one error for each, and an empty message of its own.
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
