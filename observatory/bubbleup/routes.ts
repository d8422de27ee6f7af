import { json, Router } from 'express';
import type { Questions } from '../query/questions.ts';
import { leaving } from '../query/routes.ts';
import { bubbleUp } from './bubble-up.ts';
import { parseRequest } from './request.ts';

/** `POST /api/bubbleup`: how a selection of rows differs from the others. */
export function bubbleUpRoutes(questions: Questions): Router {
  const router = Router();

  router.post('/', json({ limit: '1mb' }), async (request, response) => {
    const { selection, ...question } = parseRequest(request.body);
    const answer = await questions.matching(question, leaving(response), (session, context) => {
      return bubbleUp(session, selection, context);
    });
    response.json(answer);
  });

  return router;
}
