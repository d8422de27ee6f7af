import { hashtagsOf } from '@cruddur/contract/links.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { type Page, pageOf } from '../../http/paging.ts';
import type { ActivityRow } from './activity.presenter.ts';
import { entryPosition, isAfter, type PageOptions, selectEntries } from './feed.entries.ts';

/** So many of the latest cruds are read for a word before the index of words is asked. */
const WALKED = 3_000;

type Search = PageOptions & { term: string };
type Found = { activity_uuid: string; listed_at: Date; reposter_uuid: string | null };

/**
 * One page of the cruds and replies that hold all words of `term`, the last of which may be the
 * beginning of one; those that carry a hashtag where `term` is just that. Newest first.
 */
export async function searchActivities(db: Database, search: Search): Promise<Page<ActivityRow>> {
  const term = search.term.trim();
  const [hashtag] = /^#\S+$/u.test(term) ? hashtagsOf(term) : [];
  const entries = hashtag === undefined ? withWords(term, search) : withHashtag(hashtag, search);
  const rows = await selectEntries(db, search, entries).execute();
  return pageOf(rows, search.limit, entryPosition);
}

function withHashtag(hashtag: string, { after, now, limit }: PageOptions): RawBuilder<Found> {
  return sql<Found>`
    select h.activity_uuid, h.created_at as listed_at, null::uuid as reposter_uuid
    from hashtags h join activities a on a.uuid = h.activity_uuid
    where h.hashtag = lower(${hashtag}) and a.expires_at > ${now}
      and ${isAfter(sql.ref('h.created_at'), sql.ref('h.activity_uuid'), after)}
    order by h.created_at desc, h.activity_uuid desc limit ${limit + 1}`;
}

/**
 * A word that many use is among the latest cruds, where the index of words would name hundreds of
 * thousands; one that few use is not, and the index names those few.
 */
function withWords(term: string, { after, now, limit }: PageOptions): RawBuilder<Found> {
  // Written as PostgreSQL writes a query, the words are quoted, and `:*` falls to the last one.
  const matches = sql`a.search @@ (
    nullif(
      plainto_tsquery('simple', regexp_replace(${term}, '[^[:alnum:]]+', ' ', 'g'))::text, ''
    ) || ':*')::tsquery`;
  return sql<Found>`
    with walked as materialized (
      select a.uuid, a.created_at, a.expires_at, ${matches} as matches from activities a
      where ${isAfter(sql.ref('a.created_at'), sql.ref('a.uuid'), after)}
      order by a.created_at desc, a.uuid desc limit ${WALKED}),
    latest as materialized (
      select uuid, created_at from walked where matches and expires_at > ${now}
      order by created_at desc, uuid desc limit ${limit + 1}),
    past as (
      select a.uuid, a.created_at from activities a
      where ${matches} and a.expires_at > ${now}
        and (a.created_at, a.uuid) < (
          select created_at, uuid from walked order by created_at, uuid limit 1)
        and (select count(*) from latest) <= ${limit}
        and (select count(*) from walked) = ${WALKED}
      offset 0)
    select uuid as activity_uuid, created_at as listed_at, null::uuid as reposter_uuid
    from (select * from latest union all select * from past) either`;
}
