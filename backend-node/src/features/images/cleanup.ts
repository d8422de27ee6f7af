import { jobLocks, startJob } from '../../db/jobs.ts';
import type { Database } from '../../db/schema.ts';
import type { Bucket } from './bucket.ts';

/** Longer than an upload takes: until then its object is loose as well. */
const GRACE_MS = 10 * 60_000;
const EVERY_MS = 60_000;
/** So many are removed side by side that one run ends well within a statement's time. */
const AT_ONCE = 10;

/** Removes objects that no picture is about any more; those that cannot be, another time. */
export async function removeLooseObjects(db: Database, bucket: Bucket, now: Date): Promise<void> {
  const loose = await db
    .selectFrom('loose_objects')
    .select('uuid')
    .where('since', '<', new Date(now.getTime() - GRACE_MS))
    .orderBy('since')
    .limit(AT_ONCE)
    .execute();
  if (loose.length === 0) return;
  const uuids = loose.map((row) => row.uuid);
  await Promise.all(uuids.map((uuid) => bucket.remove(uuid)));
  await db.deleteFrom('loose_objects').where('uuid', 'in', uuids).execute();
}

/** Does so for as long as the process lives. Answers what stops it. */
export function startImageCleanup(options: {
  db: Database;
  bucket: Bucket;
  clock: () => Date;
  onError: (error: unknown) => void;
}): () => Promise<void> {
  const { bucket, ...rest } = options;
  return startJob({
    ...rest,
    lock: jobLocks.cleanImages,
    everyMs: EVERY_MS,
    run: (db, now) => removeLooseObjects(db, bucket, now),
  });
}
