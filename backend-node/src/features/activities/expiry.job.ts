import { jobLocks, startJob } from '../../db/jobs.ts';
import type { Database } from '../../db/schema.ts';
import { events } from '../../telemetry/events.ts';

const EVERY_MS = 30_000;
const BATCH = 500;

export interface ExpiryOptions {
  db: Database;
  clock: () => Date;
  onError: (error: unknown) => void;
}

/**
 * Deletes expired cruds for good, soon after nobody sees them any more, in one copy of the server
 * at a time. Answers a function that stops it.
 */
export function startExpiry(options: ExpiryOptions): () => Promise<void> {
  return startJob({
    ...options,
    lock: jobLocks.expireCruds,
    everyMs: EVERY_MS,
    run: async (db, now) => {
      const count = await deleteExpired(db, now);
      if (count > 0) events.crudsExpired(count);
      // The next in a transaction of its own, so that nobody waits long for what this one locked.
      return count >= BATCH;
    },
  });
}

/**
 * Deletes the cruds that had expired at `now`, the longest expired first and at most `batches` of
 * 500, with their likes, reposts, hashtags and notifications; answers how many. Replies expire with
 * what they answer and go before it, so that a crud that thousands answered costs no more at once.
 */
export async function deleteExpired(db: Database, now: Date, batches = 1): Promise<number> {
  let count = 0;
  for (let batch = 0; batch < batches; batch += 1) {
    const deleted = await db
      .deleteFrom('activities')
      .where('uuid', 'in', (eb) =>
        eb
          .selectFrom('activities')
          .select('uuid')
          .where('expires_at', '<=', now)
          .orderBy('expires_at')
          .orderBy('created_at', 'desc')
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      )
      .executeTakeFirstOrThrow();
    count += Number(deleted.numDeletedRows);
    if (deleted.numDeletedRows < BATCH) break;
  }
  return count;
}
