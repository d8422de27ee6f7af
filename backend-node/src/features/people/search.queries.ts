import { sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { type PersonSummaryRow, selectSummaries } from './person-summary.ts';

/** So many of the most followed are looked at before the indexes are asked. */
const WALKED = 2_000;
/** So many whom an index names are compared, of those whom fewer follow. */
const COMPARED = 1_000;

/**
 * People whose handle begins with `term`, or whose name has words that begin with its words: the
 * very handle first, then handles, then names, each the most followed first. What many begin with
 * is found among the most followed, what few begin with by an index.
 */
export async function searchPeople(
  db: Database,
  { term, viewer, limit }: { term: string; viewer: string | null; limit: number },
): Promise<PersonSummaryRow[]> {
  const handle = term.trim().replace(/^@/, '').toLowerCase();
  const isHandle = sql<boolean>`lower(users.handle) like ${`${escapeLike(handle)}%`}`;
  const isName = sql<boolean>`users.name_words @@ ${wordsBeginning(handle)}`;
  const isExact = sql<boolean>`lower(users.handle) = ${handle}`;
  const found = sql<{ uuid: string; place: number }>`(
    with walked as materialized (
      select users.uuid, ${isHandle} as is_handle, ${isName} as is_name from users
      order by users.followers_count desc, users.uuid limit ${WALKED}),
    by_handle as materialized (select uuid from walked where is_handle limit ${limit}),
    by_name as materialized (select uuid from walked where is_name limit ${limit}),
    either as materialized (
      select uuid from by_handle union select uuid from by_name
      union select uuid from users where ${isExact}
      union (select uuid from users
        where ${isHandle} and (select count(*) from by_handle) < ${limit} limit ${COMPARED})
      union (select uuid from users
        where ${isName} and (select count(*) from by_name) < ${limit} limit ${COMPARED}))
    select uuid, row_number() over (
      order by ${isExact} desc, ${isHandle} desc, users.followers_count desc, users.handle) as place
    from users where uuid = any(array(select uuid from either))
    order by place limit ${limit})`;
  return selectSummaries(db, viewer)
    .innerJoin(found.as('found'), 'found.uuid', 'users.uuid')
    .orderBy('found.place')
    .execute();
}

/** A text as LIKE takes it for itself. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** All words of `text`, each as the beginning of one (`and:* & bro:*`), cut as `name_words` are. */
function wordsBeginning(text: string) {
  return sql`to_tsquery('simple', regexp_replace(regexp_replace(
    btrim(regexp_replace(${text}, '[^[:alnum:]]+', ' ', 'g')),
    '([^ ]+)', '\\1:*', 'g'), ' ', ' & ', 'g'))`;
}
