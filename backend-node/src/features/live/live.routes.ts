import { type Response, Router } from 'express';
import type { CurrentPerson } from '../../http/current-person.ts';
import { addressOf } from '../../http/limits.ts';
import { onlyMethods } from '../../http/methods.ts';
import type { LiveHub } from './hub.ts';

export interface LiveRoutesOptions {
  hub: LiveHub;
  currentPerson: CurrentPerson;
}

/** `GET /api/live`: what happens, as server-sent events. */
export function liveRoutes({ hub, currentPerson }: LiveRoutesOptions): Router {
  const router = Router();
  router
    .route('/api/live')
    .head((_request, response) => {
      setHeaders(response).end();
    })
    .get(async (request, response) => {
      const viewer = await currentPerson.find(request);
      // Left while we looked: nothing would tell the hub of it any more.
      if (response.destroyed) return;
      hub.join(setHeaders(response), { viewer, address: addressOf(request) });
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}

/** No cache keeps it, and no proxy gathers it (nginx reads `X-Accel-Buffering`). */
function setHeaders(response: Response): Response {
  return response.status(200).set({
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
}
