import type { Migration } from 'kysely/migration';
import { usersAndActivities } from './0001-users-and-activities.ts';
import { accounts } from './0002-accounts.ts';
import { social } from './0003-social.ts';
import { people } from './0004-people.ts';
import { lists } from './0005-lists.ts';
import { pictures } from './0006-pictures.ts';
import { sizes } from './0007-sizes.ts';
import { leaving } from './0008-leaving.ts';

/**
 * Every migration in its order; a name that has been released never changes. The way back is a new
 * one.
 */
export const migrations: Record<string, Migration> = {
  '0001-users-and-activities': usersAndActivities,
  '0002-accounts': accounts,
  '0003-social': social,
  '0004-people': people,
  '0005-lists': lists,
  '0006-pictures': pictures,
  '0007-sizes': sizes,
  '0008-leaving': leaving,
};
