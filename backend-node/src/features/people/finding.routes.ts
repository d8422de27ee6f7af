import { PeopleQuery, PersonSummaries, SuggestedQuery } from '@cruddur/contract/api/people.ts';
import { Router } from 'express';
import type { Dependencies } from '../../http/dependencies.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { validate } from '../../http/validate.ts';
import { presentSummary } from './person-summary.ts';
import { searchPeople } from './search.queries.ts';
import { suggestPeople } from './suggested.queries.ts';

/** `GET /api/users/search`: people by what is typed. `GET /api/suggested_users`: whom to follow. */
export function findingRoutes({ db, currentPerson, clock, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/users/search')
    .get(async (request, response) => {
      const { term, limit } = validate(PeopleQuery, request.query);
      const viewer = (await currentPerson.find(request))?.uuid ?? null;
      const rows = await searchPeople(db, { term, viewer, limit });
      present(response, PersonSummaries, rows.map(presentSummary), checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  router
    .route('/api/suggested_users')
    .get(async (request, response) => {
      const { limit } = validate(SuggestedQuery, request.query);
      const viewer = (await currentPerson.find(request))?.uuid ?? null;
      const rows = await suggestPeople(db, { viewer, now: clock(), limit });
      present(response, PersonSummaries, rows.map(presentSummary), checkAnswers);
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
