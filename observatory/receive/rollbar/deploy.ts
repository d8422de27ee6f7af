import express, { type Response, Router } from 'express';
import { z } from 'zod';
import type { ErrorStore } from '../../errors/store.ts';
import { RollbarError } from './answers.ts';
import { requireToken } from './token.ts';

const short = z.string().trim().max(200);
const statuses = ['started', 'succeeded', 'failed', 'timed_out'] as const;

/** https://docs.rollbar.com/reference/post-deploy; names that are not known are ignored. */
const deploy = z.object({
  environment: short.min(1),
  revision: short.min(1),
  rollbar_username: short.nullish(),
  rollbar_name: short.nullish(),
  local_username: short.nullish(),
  comment: z.string().max(5000).nullish(),
  status: z.enum(statuses).default('succeeded'),
});

/** `POST /api/1/deploy` as JSON or as a form. */
export function deployRoutes(errors: ErrorStore): Router {
  const router = Router();
  const limit = '64kb';
  router.post(
    '/deploy',
    express.json({ limit }),
    express.urlencoded({ limit, extended: false }),
    async (request, response: Response) => {
      requireToken(request, request.body);
      const parsed = deploy.safeParse(request.body ?? {});
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new RollbarError(422, `${issue?.path.join('.')}: ${issue?.message}`);
      }
      const { environment, revision, status, comment, ...names } = parsed.data;
      const username = names.local_username || names.rollbar_username || names.rollbar_name || null;
      const time_ms = Date.now();
      const deployed = { environment, revision, status, comment: comment || null };
      const id = await errors.deploys.add({ ...deployed, username, time_ms });
      response.json({ err: 0, data: { deploy_id: Number(id) } });
    },
  );
  return router;
}
