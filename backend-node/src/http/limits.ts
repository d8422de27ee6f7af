import { createHash } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../db/schema.ts';
import { clientKey } from '../telemetry/client-key.ts';
import { events } from '../telemetry/events.ts';
import { AppError } from './app-error.ts';

const MINUTE = 60;
const HOUR = 3600;

/** How often each may happen, in how many seconds. */
export const limits = {
  // Guessing a password or a code: of one account, and from one address for all of them.
  guess_account: { points: 10, duration: 15 * MINUTE },
  guess_address: { points: 100, duration: 15 * MINUTE },
  // Mail that is sent because somebody asked.
  mail_account: { points: 5, duration: HOUR },
  mail_address: { points: 200, duration: HOUR },
  // Writing, by a person and from an address, behind which many people may be.
  posts: { points: 60, duration: MINUTE },
  messages: { points: 120, duration: MINUTE },
  reactions: { points: 300, duration: MINUTE },
  pictures: { points: 30, duration: HOUR },
  writes_address: { points: 3_000, duration: MINUTE },
  downloads: { points: 10, duration: HOUR },
  // Items that are sent to Rollbar because somebody asked.
  reports: { points: 10, duration: MINUTE },
} as const;

export type LimitName = keyof typeof limits;

export interface Limits {
  /**
   * Takes one of what `key` (a person, an e-mail address, a client's address) may do.
   * @throws AppError `too_many_requests` with Retry-After; `unavailable` when nobody can count
   */
  take(name: LimitName, key: string): Promise<void>;
  /** Forgets what was taken: whoever gave the right password guessed nothing. */
  forgive(name: LimitName, key: string): Promise<void>;
}

export const noLimits: Limits = { take: async () => {}, forgive: async () => {} };

/** Counts in PostgreSQL, so that all copies of the server count together. */
export function createLimits(db: Database): Limits {
  // The library wants a client of `pg`; ours is behind Kysely.
  const storeClient = {
    query: ({ text, values }: { text: string; values: unknown[] }) =>
      db.executeQuery(CompiledQuery.raw(text, values)),
  };
  const limiters = Object.fromEntries(
    Object.entries(limits).map(([name, { points, duration }]) => [
      name,
      new RateLimiterPostgres({
        storeClient,
        storeType: 'client',
        keyPrefix: name,
        tableName: 'rate_limits',
        tableCreated: true,
        // Done by a job, in one copy.
        clearExpiredByTimeout: false,
        points,
        duration,
        // A flood of what is refused anyway asks the database no more.
        inMemoryBlockOnConsumed: points + 1,
      }),
    ]),
  ) as Record<LimitName, RateLimiterPostgres>;

  return {
    async take(name, key) {
      try {
        await limiters[name].consume(hashed(key));
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw notCounting(refusal);
        events.limitExceeded(name);
        if (name === 'guess_account') events.loginFailedTooOften(name);
        const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw new AppError('too_many_requests', {
          sentence: `Too many requests; try again ${inWords(seconds)}.`,
          headers: { 'Retry-After': String(seconds) },
        });
      }
    },
    async forgive(name, key) {
      await limiters[name].delete(hashed(key)).catch((error: unknown) => {
        throw notCounting(error);
      });
    },
  };
}

/** How long to wait, as a person says it. */
function inWords(seconds: number): string {
  if (seconds <= 60) return 'in a moment';
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `in ${minutes} minutes` : `in ${Math.ceil(minutes / 60)} hours`;
}

/** Client addresses as keys: of IPv6 the network, which one client has all of. */
export function addressOf({ ip }: { ip?: string | undefined }): string {
  return clientKey(ip ?? '');
}

/** The table keeps no address of anybody, and every key fits its column. */
function hashed(key: string): string {
  return createHash('sha256').update(key.toLowerCase()).digest('base64url');
}

function notCounting(cause: unknown): AppError {
  return new AppError('unavailable', { headers: { 'Retry-After': '2' }, cause });
}
