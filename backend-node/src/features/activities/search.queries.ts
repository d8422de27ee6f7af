import { hashtagsOf } from '@cruddur/contract/links.ts';
import { sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { type Page, pageOf } from '../../http/paging.ts';
import type { ActivityRow } from './activity.presenter.ts';
import { selectActivities } from './activity.select.ts';
import { isAfter, type PageOptions } from './feed.entries.ts';

/**
 * One page of the cruds and replies that hold all words of `term`, the last of which may be the
 * beginning of one; those that carry a hashtag where `term` is just that. Newest first.
 */
export async function searchActivities(
  db: Database,
  { term, after, limit, ...reading }: PageOptions & { term: string },
): Promise<Page<ActivityRow>> {
  const rows = await selectActivities(db, reading)
    .where(matches(term.trim()))
    .where(isAfter(sql.ref('activities.created_at'), sql.ref('activities.uuid'), after))
    .orderBy('activities.created_at', 'desc')
    .orderBy('activities.uuid', 'desc')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, (row) => ({ createdAt: row.created_at, uuid: row.uuid }));
}

function matches(term: string) {
  const [hashtag] = /^#\S+$/u.test(term) ? hashtagsOf(term) : [];
  if (hashtag !== undefined) {
    return sql<boolean>`activities.uuid in (
      select activity_uuid from hashtags where hashtag = lower(${hashtag}))`;
  }
  // Written as PostgreSQL writes a query, the words are quoted, and `:*` falls to the last one.
  return sql<boolean>`activities.search @@ (
    nullif(
      plainto_tsquery('simple', regexp_replace(${term}, '[^[:alnum:]]+', ' ', 'g'))::text, ''
    ) || ':*')::tsquery`;
}
