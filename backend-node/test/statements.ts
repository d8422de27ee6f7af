import type { KyselyPlugin } from 'kysely';
import type { Database } from '../src/db/schema.ts';

/** The same database, with a count of the statements that went to it. */
export function countStatements(db: Database): { db: Database; count: () => number } {
  let statements = 0;
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { db: db.withPlugin(counting), count: () => statements };
}
