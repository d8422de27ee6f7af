import type { QueryRequest, QuerySpec } from '../../api/query.ts';
import type { View } from './address.ts';

/** What parts of the screen can do to the question that they show an answer of. */
export interface Actions {
  /** Asks, as a step of the browser's history. */
  ask: (query: QuerySpec, view?: Partial<View>) => void;
  /** Looks at the same answer in another way. */
  look: (view: Partial<View>) => void;
}

/** What every part of an answer needs. */
export interface Asked extends Actions {
  request: QueryRequest;
  view: View;
}
