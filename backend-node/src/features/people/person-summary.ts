import type { PersonSummary } from '@cruddur/contract/api/people.ts';
import { sql } from 'kysely';
import { follows } from '../../db/profiles.ts';
import type { Database } from '../../db/schema.ts';
import { imagePath } from '../../http/image-path.ts';

export interface PersonSummaryRow {
  uuid: string;
  handle: string;
  display_name: string;
  bio: string;
  avatar_uuid: string | null;
  following: boolean;
}

/** People as a list shows them to `viewer`, for a query to say which and in what order. */
export function selectSummaries(db: Database, viewer: string | null) {
  return db
    .selectFrom('users')
    .select([
      'users.uuid',
      'users.handle',
      'users.display_name',
      'users.bio',
      'users.avatar_uuid',
      follows(sql`${viewer}::uuid`, sql.ref('users.uuid')).as('following'),
    ])
    .where('users.left_at', 'is', null);
}

/** A person of a list as the API shows them: field by field, so that a new column never leaks. */
export function presentSummary(row: PersonSummaryRow): PersonSummary {
  const avatar = imagePath(row.avatar_uuid);
  return {
    uuid: row.uuid,
    handle: row.handle,
    display_name: row.display_name,
    ...(avatar !== undefined && { avatar }),
    bio: row.bio,
    following: row.following,
  };
}
