import type { Transaction } from 'kysely';
import { isConflict } from './failures.ts';
import type { Database, Schema } from './schema.ts';

const TRIES = 3;

/**
 * Runs `run` in one transaction, and once more where PostgreSQL ended it in favour of another one
 * that waited for it (a deadlock): `run` does nothing outside the database.
 */
export async function transact<T>(
  db: Database,
  run: (tx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await db.transaction().execute(run);
    } catch (error) {
      if (tried === TRIES || !isConflict(error)) throw error;
    }
  }
}
