import { sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { AppError } from '../../http/app-error.ts';
import type { Viewer } from '../../http/current-person.ts';

export interface KnownAccount {
  id: string;
  email_verified: boolean;
}

/** The account with that address, confirmed or not. */
export function findAccountByEmail(db: Database, email: string): Promise<KnownAccount | undefined> {
  return db
    .selectFrom('accounts')
    .select(['id', 'email_verified'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
}

/** Whether somebody is seen under that handle, however it is written. */
export async function isHandleTaken(db: Database, handle: string): Promise<boolean> {
  const row = await db
    .selectFrom('users')
    .select('uuid')
    .where(sql<string>`lower(handle)`, '=', handle.toLowerCase())
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes back an account that nobody has confirmed, password and all: its address is open again. */
export async function deleteUnconfirmed(db: Database, email: string): Promise<void> {
  await db
    .deleteFrom('accounts')
    .where('email', '=', email.toLowerCase())
    .where('email_verified', '=', false)
    .execute();
}

/** The account was deleted since its session was looked up. */
export const accountGone = () => new AppError('not_signed_in');

/** Somebody as others see them. */
export function findPerson(db: Database, uuid: string): Promise<Omit<Viewer, 'session_uuid'>> {
  return db
    .selectFrom('users')
    .select(['uuid', 'handle', 'display_name', 'avatar_uuid'])
    .where('uuid', '=', uuid)
    .executeTakeFirstOrThrow(accountGone);
}

export interface AccountRow {
  email: string;
  handle: string;
  created_at: Date;
}

/** What only its owner sees of an account. */
export function findAccount(db: Database, uuid: string): Promise<AccountRow> {
  return db
    .selectFrom('accounts')
    .innerJoin('users', 'users.uuid', 'accounts.id')
    .select(['accounts.email', 'users.handle', 'accounts.created_at'])
    .where('accounts.id', '=', uuid)
    .executeTakeFirstOrThrow(accountGone);
}
