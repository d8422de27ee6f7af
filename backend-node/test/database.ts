import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export const TEMPLATE = 'cruddur_template';

/** The address of another database on the same server. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

/**
 * A database of the caller's own, gone with the server at the end of the run: migrated and
 * without rows, or empty altogether.
 */
export async function createTestDatabase({ migrated = true } = {}): Promise<string> {
  const url = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query(`create database ${name} template ${migrated ? TEMPLATE : 'template1'}`);
  } finally {
    await admin.end();
  }
  return databaseUrl(url, name);
}
