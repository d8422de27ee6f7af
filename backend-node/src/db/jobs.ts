import { type Kysely, sql } from 'kysely';
import type { Database, Schema } from './schema.ts';

/** Locks of the jobs, each once; PostgreSQL takes them as the second half of a key. */
export const jobLocks = {
  expireCruds: 1,
  cleanAccounts: 2,
  cleanImages: 3,
  emptyAccounts: 4,
} as const;

/** Any number will do, as long as no other program on the same database takes it: "JOBS". */
const LOCKS = 0x4a4f4253;

export interface Job {
  db: Database;
  /** One of `jobLocks`. */
  lock: number;
  clock: () => Date;
  /**
   * The work, in one transaction that ends within the statement timeout; true where there is more
   * of it, to be done at once.
   */
  run: (db: Kysely<Schema>, now: Date) => Promise<unknown>;
}

export interface Ran {
  /** False where another copy of the server was at it. */
  ran: boolean;
  more: boolean;
}

/**
 * Runs a job once, unless another copy of the server is at it. The lock ends with the transaction,
 * also when its holder dies.
 */
export function runJob({ db, lock, clock, run }: Job): Promise<Ran> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ ours: boolean }>`
      select pg_try_advisory_xact_lock(${LOCKS}, ${lock}) as ours`.execute(transaction);
    if (!rows[0]?.ours) return { ran: false, more: false };
    const more = await run(transaction, clock());
    return { ran: true, more: more === true };
  });
}

export interface RepeatedJob extends Job {
  /** From the end of one run to the start of the next, where it left nothing to do. */
  everyMs: number;
  onError: (error: unknown) => void;
}

/**
 * Runs a job now and again every `everyMs`, for as long as the process lives; a run that fails is
 * told and tried again at its time. Answers a function that stops it, once a running one is done.
 */
export function startJob({ everyMs, onError, ...job }: RepeatedJob): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  function go(): void {
    running = runJob(job)
      .catch((error: unknown) => {
        onError(error);
        return { more: false };
      })
      .then(({ more }) => {
        // Not kept alive by it: the server's ports do that.
        if (!stopped) timer = setTimeout(go, more ? 0 : everyMs).unref();
      });
  }
  go();

  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
