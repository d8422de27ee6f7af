import type { Person } from '@cruddur/contract/api/people.ts';
import type { Request } from 'express';
import { demoPeople } from '../db/demo-data.ts';
import type { Database } from '../db/schema.ts';

/** Says who is asking. Real sessions will look into the request; the demo knows one person. */
export interface CurrentPerson {
  find(request: Request): Promise<Person>;
  /** What is remembered turned out to be wrong: the database was made anew behind our back. */
  forget(): void;
}

/**
 * Everybody is the first person of the demo, Andrew Brown. He is looked up once, and made when the
 * database does not know him.
 */
export function demoPerson(db: Database): CurrentPerson {
  let known: Promise<Person> | undefined;
  return {
    find: (_request) => {
      known ??= findOrCreate(db).catch((error) => {
        known = undefined;
        throw error;
      });
      return known;
    },
    forget: () => {
      known = undefined;
    },
  };
}

async function findOrCreate(db: Database): Promise<Person> {
  const demo = demoPeople[0];
  if (demo === undefined) throw new Error('The demo has no people.');
  const find = () =>
    db
      .selectFrom('users')
      .select(['uuid', 'handle', 'display_name'])
      .where((row) => row.fn('lower', ['handle']), '=', demo.handle)
      .executeTakeFirst();
  const found = await find();
  if (found !== undefined) return found;
  await db
    .insertInto('users')
    .values(demo)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await find()) ?? Promise.reject(new Error('The demo person could not be made.'));
}
