import type { Trend } from '@cruddur/contract/api/activities.ts';
import type { Database } from '../../db/schema.ts';

const HOUR_MS = 3_600_000;
/** What a quiet day lacks, its week has. */
const WINDOWS_MS = [24 * HOUR_MS, 7 * 24 * HOUR_MS];
const LIMIT = 10;

/** The hashtags of most cruds that are alive and were written lately. */
export async function findTrends(db: Database, now: Date): Promise<Trend[]> {
  for (const window of WINDOWS_MS) {
    const trends = await findTrendsSince(db, now, new Date(now.getTime() - window));
    if (trends.length > 0) return trends;
  }
  return [];
}

async function findTrendsSince(db: Database, now: Date, since: Date): Promise<Trend[]> {
  return db
    .selectFrom('hashtags')
    .innerJoin('activities', 'activities.uuid', 'hashtags.activity_uuid')
    .select((eb) => ['hashtag', eb.cast<number>(eb.fn.countAll(), 'integer').as('cruds_count')])
    .where('hashtags.created_at', '>', since)
    .where('activities.expires_at', '>', now)
    .groupBy('hashtag')
    .orderBy('cruds_count', 'desc')
    .orderBy('hashtag')
    .limit(LIMIT)
    .execute();
}
