import { sql } from 'kysely';
import type { Database } from '../../db/schema.ts';

/**
 * Asks whether the database answers within `timeoutMs`. Callers at the same time share one
 * question, so that checks never pile up in front of a database that hangs.
 */
export function databaseCheck(db: Database, timeoutMs: number): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined;
  return async () => {
    asking ??= sql`select 1`
      .execute(db)
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        asking = undefined;
      });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, timeoutMs, false);
    });
    return Promise.race([asking, late]).finally(() => clearTimeout(timer));
  };
}
