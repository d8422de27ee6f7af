import { Router } from 'express';

/** The relay of the browser's spans, to be mounted at `/o/t`. */
export function createRelay(): Router {
  const router = Router();
  router.post('/', (request, response) => {
    request.resume();
    response.json({});
  });
  return router;
}
