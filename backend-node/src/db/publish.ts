import type { LiveEvent } from '@cruddur/contract/api/live.ts';
import { sql } from 'kysely';
import type { Database } from './schema.ts';

/** The channel on which all copies of the server hear of one another's writes. */
export const LIVE_CHANNEL = 'cruddur_live';

/** An event, and the uuids of those whom it is for; everybody where nobody is named. */
export interface LiveSignal {
  event: LiveEvent;
  to?: string[];
}

/** Tells everybody who listens; inside a transaction, when that is committed and not before. */
export async function publish(db: Database, signal: LiveSignal): Promise<void> {
  await sql`select pg_notify(${LIVE_CHANNEL}, ${JSON.stringify(signal)})`.execute(db);
}
