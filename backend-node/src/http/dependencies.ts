import type { Database } from '../db/schema.ts';
import type { CurrentPerson } from './current-person.ts';

/** What every feature is given. */
export interface Dependencies {
  db: Database;
  currentPerson: CurrentPerson;
  /** The time; a test sets its own. */
  clock: () => Date;
  /** Hold each answer against the contract; on outside production. */
  checkAnswers: boolean;
}
