import { Follow } from '@cruddur/contract/api/people.ts';
import { type Request, type Response, Router } from 'express';
import { findPerson } from '../../db/people.ts';
import { AppError } from '../../http/app-error.ts';
import type { Dependencies } from '../../http/dependencies.ts';
import { found, handleOf } from '../../http/handle-parameter.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { events } from '../../telemetry/events.ts';
import { countFollowers, deleteFollow, insertFollow, type Pair } from './follow.queries.ts';

/** `PUT`, `DELETE /api/users/@:handle/follow`: to follow somebody, and to leave them; both may be repeated. */
export function followRoutes({ db, currentPerson, clock, checkAnswers }: Dependencies): Router {
  const router = Router();
  router
    .route('/api/users/@:handle/follow')
    .put(async (request, response) => {
      await answer(request, response, true, async (pair) => {
        if (await insertFollow(db, pair, clock())) events.userFollowed(pair.followee);
      });
    })
    .delete(async (request, response) => {
      await answer(request, response, false, async (pair) => {
        if (await deleteFollow(db, pair)) events.userUnfollowed(pair.followee);
      });
    })
    .all(onlyMethods('PUT', 'DELETE'));
  return router;

  async function answer(
    request: Request,
    response: Response,
    following: boolean,
    change: (pair: Pair) => Promise<void>,
  ): Promise<void> {
    const viewer = await currentPerson.require(request);
    const other = found(await findPerson(db, handleOf(request)));
    if (other.uuid === viewer.uuid) throw new AppError('yourself');
    await change({ follower: viewer.uuid, followee: other.uuid });
    const followers_count = found(await countFollowers(db, other.uuid));
    const follow = { handle: other.handle, following, followers_count };
    present(response, Follow, follow, checkAnswers);
  }
}
