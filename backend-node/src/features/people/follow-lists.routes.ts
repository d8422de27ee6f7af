import { PageQuery } from '@cruddur/contract/api/paging.ts';
import { PersonSummaries } from '@cruddur/contract/api/people.ts';
import { Router } from 'express';
import { findPerson } from '../../db/people.ts';
import type { Dependencies } from '../../http/dependencies.ts';
import { found, handleOf } from '../../http/handle-parameter.ts';
import { onlyMethods } from '../../http/methods.ts';
import { linkNext, positionAfter } from '../../http/paging.ts';
import { present } from '../../http/present.ts';
import { validate } from '../../http/validate.ts';
import { findFollowList } from './follow-lists.queries.ts';
import { presentSummary } from './person-summary.ts';

/** `GET /api/users/@:handle/followers` and `/following`: the people of a profile's two numbers. */
export function followListRoutes({ db, currentPerson, checkAnswers }: Dependencies): Router {
  const router = Router();
  for (const list of ['followers', 'following'] as const) {
    router
      .route(`/api/users/@:handle/${list}`)
      .get(async (request, response) => {
        const { cursor, limit } = validate(PageQuery, request.query, { cursor: 'invalid_cursor' });
        const after = positionAfter(cursor);
        const viewer = await currentPerson.find(request);
        const { uuid } = found(await findPerson(db, handleOf(request)));
        const asked = { person: uuid, list, viewer: viewer?.uuid ?? null, after, limit };
        const { rows, next } = await findFollowList(db, asked);
        linkNext(request, response, next);
        present(response, PersonSummaries, rows.map(presentSummary), checkAnswers);
      })
      .all(onlyMethods('GET', 'HEAD'));
  }
  return router;
}
