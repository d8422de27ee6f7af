import { type RawBuilder, sql } from 'kysely';
import { jobLocks, type RepeatedJob } from './jobs.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

/** So many rows go at once: what they lock is free again soon, and no statement runs out of time. */
const BATCH = 500;

/** How long the request that ends an account goes on: enough for most people. */
const AT_ONCE_MS = 1_000;

type Part = [table: string, whose: (uuid: string) => RawBuilder<unknown>];

/** All that is somebody's, in the order in which it goes: replies before what they answer. */
const PARTS: Part[] = [
  ['images', (uuid) => sql`user_uuid = ${uuid}`],
  ['activities', (uuid) => sql`reply_to_activity_uuid = any (array(${latestOf(uuid)}))`],
  ['activities', (uuid) => sql`uuid = any (array(${latestOf(uuid)}))`],
  ['likes', (uuid) => sql`user_uuid = ${uuid}`],
  ['reposts', (uuid) => sql`user_uuid = ${uuid}`],
  ['follows', (uuid) => sql`follower_uuid = ${uuid}`],
  ['follows', (uuid) => sql`followee_uuid = ${uuid}`],
  ['notifications', (uuid) => sql`user_uuid = ${uuid}`],
  ['notifications', (uuid) => sql`actor_uuid = ${uuid}`],
  [
    'messages',
    (uuid) => sql`message_group_uuid in (
      select uuid from message_groups where first_uuid = ${uuid} or second_uuid = ${uuid})`,
  ],
  ['message_groups', (uuid) => sql`(first_uuid = ${uuid} or second_uuid = ${uuid})`],
];

const latestOf = (uuid: string) => sql`
  select uuid from activities where user_uuid = ${uuid}
  order by created_at desc, uuid desc limit ${BATCH}`;

/**
 * Deletes an account. From that moment nobody sees the person or can sign in as them; what they
 * wrote goes with it as far as that is quickly done, and the rest by a job soon after.
 */
export async function deleteAccount(db: Database, uuid: string): Promise<void> {
  await transact(db, (tx) => tx.deleteFrom('accounts').where('id', '=', uuid).execute());
  const end = performance.now() + AT_ONCE_MS;
  while (performance.now() < end) {
    if (!(await transact(db, (tx) => deleteSome(tx, uuid)))) return;
  }
}

/** A part of what is left of those whose account has ended; answers whether there was any. */
export async function deleteSomeLeft(tx: Database): Promise<boolean> {
  const leaver = await tx
    .selectFrom('users')
    .select('uuid')
    .where('left_at', 'is not', null)
    .orderBy('left_at')
    .limit(1)
    .executeTakeFirst();
  if (leaver === undefined) return false;
  await deleteSome(tx, leaver.uuid);
  return true;
}

/** The job that does so, in one copy of the server at a time. */
export const emptyAccounts = {
  lock: jobLocks.emptyAccounts,
  everyMs: 5_000,
  run: deleteSomeLeft,
} satisfies Pick<RepeatedJob, 'lock' | 'everyMs' | 'run'>;

/** The first part of which there is some; the person, once there is none, answering false. */
async function deleteSome(tx: Database, uuid: string): Promise<boolean> {
  // Somebody's part of a table is read by its index even where it is large, batch after batch.
  await sql`set local enable_seqscan = off`.execute(tx);
  for (const [table, whose] of PARTS) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where ctid = any (array(
        select ctid from ${sql.table(table)} where ${whose(uuid)}
        limit ${BATCH} for update skip locked))`.execute(tx);
    if (numAffectedRows !== undefined && numAffectedRows > 0n) return true;
  }
  await tx.deleteFrom('users').where('uuid', '=', uuid).where('left_at', 'is not', null).execute();
  return false;
}
