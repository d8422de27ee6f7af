import type { Request } from 'express';
import { RollbarError } from './answers.ts';

/**
 * Rollbar's senders carry a token in the header, in the body or in the query. Here any will do, for
 * there is one project and one machine; without one Rollbar would refuse, and so the same is seen.
 */
export function requireToken(request: Request, body: unknown): void {
  const inBody = (body as { access_token?: unknown } | null | undefined)?.access_token;
  const sent = [request.headers['x-rollbar-access-token'], inBody, request.query.access_token];
  if (!sent.some((token) => typeof token === 'string' && token.trim() !== '')) {
    throw new RollbarError(401, 'access token required');
  }
}
