import type { UpdateProfile } from '@cruddur/contract/api/people.ts';
import type { Database } from '../../db/schema.ts';

/** Changes what is given of a person's profile. */
export async function updateProfile(
  db: Database,
  person: string,
  { display_name, bio }: UpdateProfile,
): Promise<void> {
  if (display_name === undefined && bio === undefined) return;
  await db
    .updateTable('users')
    .set({ ...(display_name !== undefined && { display_name }), ...(bio !== undefined && { bio }) })
    .where('uuid', '=', person)
    .execute();
}
