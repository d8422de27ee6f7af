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

/** So many uuids fit into a payload, which is below 8000 bytes. */
const NAMED_AT_ONCE = 100;

/** Tells everybody who listens; inside a transaction, when that is committed and not before. */
export async function publish(db: Database, { event, to }: LiveSignal): Promise<void> {
  const signals: LiveSignal[] = to ? inParts(to).map((part) => ({ event, to: part })) : [{ event }];
  for (const signal of signals) {
    await sql`select pg_notify(${LIVE_CHANNEL}, ${JSON.stringify(signal)})`.execute(db);
  }
}

function inParts(uuids: string[]): string[][] {
  const parts: string[][] = [];
  for (let at = 0; at < uuids.length; at += NAMED_AT_ONCE) {
    parts.push(uuids.slice(at, at + NAMED_AT_ONCE));
  }
  return parts;
}
