import { Kysely, type KyselyPlugin, type LogEvent, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database, Schema } from '../src/db/schema.ts';

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

interface Statement {
  sql: string;
  parameters: readonly unknown[];
}

/** A database that keeps the statements that go to it, and shows how PostgreSQL runs one. */
export function recordStatements(url: string) {
  const statements: Statement[] = [];
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const log = ({ query }: LogEvent) => {
    statements.push({ sql: query.sql, parameters: query.parameters });
  };
  const db: Database = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), log });
  return {
    db,
    statements,
    /** The plan as it was followed, line by line. */
    async explain({ sql, parameters }: Statement): Promise<string[]> {
      const explained = `explain (analyze, costs off, timing off) ${sql}`;
      const { rows } = await pool.query(explained, [...parameters]);
      return rows.map((row) => String(row['QUERY PLAN']));
    },
  };
}
