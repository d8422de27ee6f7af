import { sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { type PersonSummaryRow, selectSummaries } from './person-summary.ts';

/**
 * People whose handle begins with `term`, or whose name has words that begin with its words: the
 * very handle first, then handles, then names, each the most followed first.
 */
export async function searchPeople(
  db: Database,
  { term, viewer, limit }: { term: string; viewer: string | null; limit: number },
): Promise<PersonSummaryRow[]> {
  const handle = term.trim().replace(/^@/, '').toLowerCase();
  const isHandle = sql<boolean>`lower(users.handle) like ${`${escapeLike(handle)}%`}`;
  const isName = sql<boolean>`users.name_words @@ ${wordsBeginning(handle)}`;
  return selectSummaries(db, viewer)
    .where((eb) => eb.or([isHandle, isName]))
    .orderBy(sql`lower(users.handle) = ${handle}`, 'desc')
    .orderBy(isHandle, 'desc')
    .orderBy('users.followers_count', 'desc')
    .orderBy('users.handle')
    .limit(limit)
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
