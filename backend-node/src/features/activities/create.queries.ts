import { type CreateActivity, TTL_HOURS } from '@cruddur/contract/api/activities.ts';
import type { Person } from '@cruddur/contract/api/people.ts';
import type { Database } from '../../db/schema.ts';
import type { ActivityRow } from './activity.presenter.ts';

const HOUR_MS = 3_600_000;

/** Keeps a crud that `person` writes at `now`. */
export async function insertActivity(
  db: Database,
  { person, input, now }: { person: Person; input: CreateActivity; now: Date },
): Promise<ActivityRow> {
  const row = await db
    .insertInto('activities')
    .values({
      user_uuid: person.uuid,
      message: input.message,
      created_at: now,
      expires_at: new Date(now.getTime() + TTL_HOURS[input.ttl] * HOUR_MS),
    })
    .returning([
      'uuid',
      'message',
      'replies_count',
      'reposts_count',
      'likes_count',
      'created_at',
      'expires_at',
      'reply_to_activity_uuid',
    ])
    .executeTakeFirstOrThrow();
  return { ...row, handle: person.handle, display_name: person.display_name };
}
