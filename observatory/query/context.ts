import type { QueryRequest } from '../api/query.ts';
import type { Catalogue } from './catalogue.ts';
import type { Match } from './match.ts';

/** A question that has been read, and what there is that it can be about. */
export interface Context {
  request: QueryRequest;
  match: Match;
  catalogue: Catalogue;
}
