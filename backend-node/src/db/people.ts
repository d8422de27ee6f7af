import type { Database } from './schema.ts';

/** A person as a list or a conversation names them. */
export interface PersonRow {
  uuid: string;
  handle: string;
  display_name: string;
  avatar_uuid: string | null;
}

/** Who has the handle, in any case; nobody where undefined. */
export async function findPerson(db: Database, handle: string): Promise<PersonRow | undefined> {
  return db
    .selectFrom('users')
    .select(['uuid', 'handle', 'display_name', 'avatar_uuid'])
    .where((eb) => eb.fn('lower', ['handle']), '=', handle.toLowerCase())
    .executeTakeFirst();
}
