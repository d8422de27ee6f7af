import type { Database } from '../../db/schema.ts';
import type { ActivityRow } from './activity.presenter.ts';
import { type Reading, selectActivities } from './activity.select.ts';

/** One crud; undefined when there is none, or none any more. */
export async function findActivity(
  db: Database,
  uuid: string,
  reading: Reading,
): Promise<ActivityRow | undefined> {
  return selectActivities(db, reading).where('activities.uuid', '=', uuid).executeTakeFirst();
}
