import { Counters } from '@cruddur/contract/api/activities.ts';
import { type Request, type Response, Router } from 'express';
import type { Dependencies } from '../../http/dependencies.ts';
import { found } from '../../http/handle-parameter.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { uuidOf } from '../../http/uuid-parameter.ts';
import { events } from '../../telemetry/events.ts';
import { presentCounters } from './activity.presenter.ts';
import { type ReactionKind, react, unreact } from './reaction.queries.ts';

const did = { like: events.crudLiked, repost: events.crudReposted };
const undid = { like: events.crudUnliked, repost: events.crudUnreposted };

/** `PUT`, `DELETE /api/activities/:uuid/like` and `/repost`: may be repeated, and count once. */
export function reactionRoutes({ db, currentPerson, clock, checkAnswers }: Dependencies): Router {
  const router = Router();
  for (const kind of ['like', 'repost'] as const) {
    router
      .route(`/api/activities/:uuid/${kind}`)
      .put((request, response) => answer(request, response, kind, react, did[kind]))
      .delete((request, response) => answer(request, response, kind, unreact, undid[kind]))
      .all(onlyMethods('PUT', 'DELETE'));
  }
  return router;

  async function answer(
    request: Request,
    response: Response,
    kind: ReactionKind,
    change: typeof react,
    happened: (activity: string) => void,
  ): Promise<void> {
    const viewer = await currentPerson.require(request);
    const activity = uuidOf(request);
    const { row, changed } = found(await change(db, { kind, activity, viewer, now: clock() }));
    if (changed) happened(activity);
    present(response, Counters, presentCounters(row), checkAnswers);
  }
}
