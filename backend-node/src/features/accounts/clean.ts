import { jobLocks, type RepeatedJob } from '../../db/jobs.ts';
import type { Database } from '../../db/schema.ts';
import { events } from '../../telemetry/events.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const EVERY_MS = 10 * 60 * 1000;

/** The job that deletes what has run out: sessions, codes, limits, accounts nobody confirmed. */
export const cleanAccounts = {
  lock: jobLocks.cleanAccounts,
  everyMs: EVERY_MS,
  run: async (db: Database, now: Date) => {
    const { numDeletedRows } = await db
      .deleteFrom('sessions')
      .where('expires_at', '<=', now)
      .executeTakeFirstOrThrow();
    if (numDeletedRows > 0n) events.sessionsExpired(Number(numDeletedRows));
    await db.deleteFrom('verifications').where('expires_at', '<=', now).execute();
    await db.deleteFrom('rate_limits').where('expire', '<=', String(now.getTime())).execute();
    await db
      .deleteFrom('accounts')
      .where('email_verified', '=', false)
      .where('created_at', '<=', new Date(now.getTime() - DAY_MS))
      .execute();
  },
} satisfies Pick<RepeatedJob, 'lock' | 'everyMs' | 'run'>;
