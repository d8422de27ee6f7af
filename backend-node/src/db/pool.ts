import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database, Schema } from './schema.ts';

const CONNECT_TIMEOUT_MS = 3_000;
const STATEMENT_TIMEOUT_MS = 5_000;

export interface DatabaseOptions {
  url: string;
  /** At most this many connections. */
  size?: number;
  /** Takes the error of a connection that broke while nobody used it. */
  onIdleError?: (error: Error) => void;
}

/**
 * A bounded pool of connections behind Kysely. A statement ends after 5 s in the server, and a
 * second later here, should the server not say so; waiting for a connection ends after 3 s.
 */
export function openDatabase({
  url,
  size = 10,
  onIdleError = () => {},
}: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'cruddur',
    max: size,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS + 1_000,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS * 2,
    keepAlive: true,
  });
  // Without a listener, the restart of PostgreSQL would end this process: the pool hears the errors
  // of idle connections; those of a connection in use come with the query and, again, on the client.
  pool.on('error', onIdleError);
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}
