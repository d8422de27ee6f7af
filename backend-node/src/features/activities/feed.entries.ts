import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { Position } from '../../http/cursor.ts';
import type { Reading } from './activity.select.ts';
import { selectActivities } from './activity.select.ts';

/** A crud's place in a list: when it came there, and by whom where that was not its author. */
interface Entry {
  activity_uuid: string;
  listed_at: Date;
  reposter_uuid: string | null;
}

export interface PageOptions extends Reading {
  after: Position | undefined;
  limit: number;
}

/**
 * The page of `entries` (SQL that selects an Entry a row, each crud at most once) with all that is
 * shown of them, newest first, one more than the page holds.
 */
export function selectEntries(db: Database, options: PageOptions, entries: RawBuilder<Entry>) {
  return selectActivities(db, options)
    .innerJoin(
      sql<Entry>`(
        select * from (${entries}) listed
        order by listed_at desc, activity_uuid desc limit ${options.limit + 1})`.as('entry'),
      'entry.activity_uuid',
      'activities.uuid',
    )
    .leftJoin('users as reposter', 'reposter.uuid', 'entry.reposter_uuid')
    .select([
      'entry.listed_at',
      'reposter.handle as reposter_handle',
      'reposter.display_name as reposter_display_name',
      'reposter.avatar_uuid as reposter_avatar_uuid',
    ])
    .where('reposter.left_at', 'is', null)
    .orderBy('entry.listed_at', 'desc')
    .orderBy('activities.uuid', 'desc');
}

/** Whether a row stands after the last one of the page before, in a list that is newest first. */
export function isAfter(
  createdAt: Expression<unknown>,
  uuid: Expression<unknown>,
  after: Position | undefined,
): RawBuilder<boolean> {
  if (after === undefined) return sql<boolean>`true`;
  return sql<boolean>`(${createdAt}, ${uuid}) < (${after.createdAt}::timestamptz, ${after.uuid}::uuid)`;
}

/** Where the next page starts after, of rows of `selectEntries`. */
export function entryPosition(row: { listed_at: Date; uuid: string }): Position {
  return { createdAt: row.listed_at, uuid: row.uuid };
}
