import { sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { Position } from '../../http/cursor.ts';
import { type Page, pageOf } from '../../http/paging.ts';
import { type PersonSummaryRow, selectSummaries } from './person-summary.ts';

export interface FollowList {
  /** Whose list. */
  person: string;
  list: 'followers' | 'following';
  viewer: string | null;
  after: Position | undefined;
  limit: number;
}

/** A page of those who follow a person, or whom the person follows, the latest first. */
export async function findFollowList(
  db: Database,
  { person, list, viewer, after, limit }: FollowList,
): Promise<Page<PersonSummaryRow>> {
  const [whose, listed] =
    list === 'followers'
      ? (['follows.followee_uuid', 'follows.follower_uuid'] as const)
      : (['follows.follower_uuid', 'follows.followee_uuid'] as const);
  let query = selectSummaries(db, viewer)
    .innerJoin('follows', listed, 'users.uuid')
    .select('follows.created_at')
    .where(whose, '=', person);
  if (after) {
    query = query.where(
      sql<boolean>`(follows.created_at, ${sql.ref(listed)}) < (${after.createdAt}, ${after.uuid})`,
    );
  }
  const rows = await query
    .orderBy('follows.created_at', 'desc')
    .orderBy(listed, 'desc')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, (row) => ({ createdAt: row.created_at, uuid: row.uuid }));
}
