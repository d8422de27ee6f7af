import type { Trend } from '@cruddur/contract/api/activities.ts';
import type { Database } from '../../db/schema.ts';

const HOUR_MS = 3_600_000;
/** What a quiet day lacks, its week has. */
const WINDOWS_MS = [24 * HOUR_MS, 7 * 24 * HOUR_MS];
const LIMIT = 10;
/** So many of the latest uses count, which is what bounds the work on a busy day. */
const COUNTED = 2_000;

/** The hashtags of most cruds that are alive and were written lately, of the latest 2,000 uses. */
export async function findTrends(db: Database, now: Date): Promise<Trend[]> {
  for (const window of WINDOWS_MS) {
    const trends = await findTrendsSince(db, now, new Date(now.getTime() - window));
    if (trends.length > 0) return trends;
  }
  return [];
}

async function findTrendsSince(db: Database, now: Date, since: Date): Promise<Trend[]> {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom('hashtags')
        .select(['hashtag', 'activity_uuid'])
        .where('created_at', '>', since)
        .orderBy('created_at', 'desc')
        .limit(COUNTED)
        .as('used'),
    )
    .innerJoin('activities', 'activities.uuid', 'used.activity_uuid')
    .select((eb) => ['hashtag', eb.cast<number>(eb.fn.countAll(), 'integer').as('cruds_count')])
    .where('activities.expires_at', '>', now)
    .groupBy('hashtag')
    .orderBy('cruds_count', 'desc')
    .orderBy('hashtag')
    .limit(LIMIT)
    .execute();
}
