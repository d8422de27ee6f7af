import { startJob } from './db/jobs.ts';
import type { Database } from './db/schema.ts';
import { cleanAccounts } from './features/accounts/clean.ts';
import { startExpiry } from './features/activities/expiry.job.ts';
import { describeError } from './telemetry/current.ts';

export interface JobOptions {
  db: Database;
  clock: () => Date;
}

/** Starts what is done beside answering, in one copy of the server at a time; answers its end. */
export function startJobs({ db, clock }: JobOptions): () => Promise<void> {
  const onError = (error: unknown) =>
    console.error(`A job failed: ${describeError(error).message}`);
  const stops = [
    startExpiry({ db, clock, onError }),
    startJob({ ...cleanAccounts, db, clock, onError }),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
