import express, { type Request, type RequestHandler, Router } from 'express';
import { parseData } from '../../errors/payload.ts';
import type { ErrorStore } from '../../errors/store.ts';
import { parseJson } from '../../json.ts';
import { RollbarError, succeed } from './answers.ts';
import { requireToken } from './token.ts';

/** Twice what Rollbar takes; its senders shorten what is longer than that. */
export const itemBytes = 1024 * 1024;

/** Of any type, since pages that avoid a preflight send text/plain. */
const body: RequestHandler = express.raw({ type: () => true, limit: itemBytes });

/** `POST /api/1/item/`, with and without the slash at its end. */
export function itemRoutes(errors: ErrorStore): Router {
  const router = Router();
  router.post('/item', countOversized(errors), async (request, response) => {
    const payload = parse(request);
    requireToken(request, payload);
    const { data } = payload;
    const parsed = parseData(data);
    if (typeof parsed === 'string') {
      errors.refused('error_invalid');
      throw new RollbarError(422, `Invalid format. ${parsed}`);
    }
    const uuid = await errors.accept(parsed, data);
    succeed(response, { result: { id: null, uuid } });
  });
  return router;
}

/** Reads the body; what is too large is one error that will not be seen. */
function countOversized(errors: ErrorStore): RequestHandler {
  return (request, response, next) =>
    body(request, response, (error?: unknown) => {
      if ((error as { status?: number } | undefined)?.status === 413) {
        errors.refused('error_too_large');
      }
      next(error);
    });
}

function parse(request: Request): { data?: unknown } {
  try {
    const payload: unknown = parseJson(String(request.body));
    if (typeof payload === 'object' && payload !== null) return payload;
  } catch {
    // Told below, as for JSON that is no object.
  }
  throw new RollbarError(400, 'Invalid JSON. The body must be an object.');
}
