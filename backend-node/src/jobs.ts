import { startJob } from './db/jobs.ts';
import { emptyAccounts } from './db/leave.ts';
import type { Database } from './db/schema.ts';
import { cleanAccounts } from './features/accounts/clean.ts';
import { startExpiry } from './features/activities/expiry.job.ts';
import type { Bucket } from './features/images/bucket.ts';
import { startImageCleanup } from './features/images/cleanup.ts';
import { describeError } from './telemetry/current.ts';

export interface JobOptions {
  db: Database;
  clock: () => Date;
  /** Where pictures are kept, when not in the database. */
  bucket: Bucket | undefined;
}

/** Starts what is done beside answering, in one copy of the server at a time; answers its end. */
export function startJobs({ db, clock, bucket }: JobOptions): () => Promise<void> {
  const onError = (error: unknown) =>
    console.error(`A job failed: ${describeError(error).message}`);
  const stops = [
    startExpiry({ db, clock, onError }),
    startJob({ ...cleanAccounts, db, clock, onError }),
    startJob({ ...emptyAccounts, db, clock, onError }),
    ...(bucket ? [startImageCleanup({ db, bucket, clock, onError })] : []),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
