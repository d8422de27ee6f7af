import type { Migration } from 'kysely/migration';
import { usersAndActivities } from './0001-users-and-activities.ts';

/** Every migration in its order; a name that has been released never changes. */
export const migrations: Record<string, Migration> = {
  '0001-users-and-activities': usersAndActivities,
};
