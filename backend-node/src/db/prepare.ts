import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { seedDemoAccounts } from './demo-accounts.ts';
import { seedDemoData } from './demo-seed.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/** Any number will do, as long as no other program on the same database takes it: "CRUD". */
const LOCK = 0x43525544;

export interface PrepareOptions {
  url: string;
  /** Show the people and cruds of the demo. */
  demoData: boolean;
  now: Date;
}

/**
 * Brings the database up to date: migrations, then demo data. Copies that start at once take turns
 * by an advisory lock, which PostgreSQL lets go when its holder dies.
 * @throws the error of the database, with nothing of a failed migration left behind
 */
export async function prepareDatabase({ url, demoData, now }: PrepareOptions): Promise<void> {
  // A pool of its own: waiting for the other copy must not run into the statement timeout.
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'cruddur-prepare',
    max: 3,
    connectionTimeoutMillis: 3_000,
  });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    const holder = await pool.connect();
    try {
      await holder.query('select pg_advisory_lock($1)', [LOCK]);
      await migrate(db);
      if (demoData) {
        await seedDemoData(db, now);
        await seedDemoAccounts(db);
      }
      await holder.query('select pg_advisory_unlock($1)', [LOCK]);
      holder.release();
    } catch (error) {
      holder.release(true);
      throw error;
    }
  } finally {
    await db.destroy();
  }
}

async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
