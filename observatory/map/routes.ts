import { Router } from 'express';
import { z } from 'zod';
import { HttpError } from '../http/errors.ts';
import { parseQuery } from '../http/query.ts';
import type { Questions } from '../query/questions.ts';
import { leaving } from '../query/routes.ts';
import { readMapCalls } from './calls.ts';
import { readMap } from './map.ts';
import { targetFrom, untracedId } from './node-id.ts';

const defaultMs = 3_600_000;
const latestMs = 4_102_444_800_000;
const time = z.coerce.number().min(0).max(latestMs).optional();
const range = z.object({ start_ms: time, end_ms: time });

const nodeId = z
  .string()
  .max(10_000)
  .refine((id) => id === untracedId || targetFrom(id) !== undefined, 'is not the id of a node')
  .optional();
const between = range.extend({ from: nodeId, to: nodeId });

/** Who calls whom, under `/api/map`. */
export function mapRoutes(questions: Questions): Router {
  const router = Router();

  router.get('/', async (request, response) => {
    const { startMs, endMs } = rangeOf(parseQuery(range, request.query));
    const map = await questions.reading(leaving(response), (session) => {
      return readMap(session, startMs, endMs);
    });
    response.json(map);
  });

  router.get('/calls', async (request, response) => {
    const { from, to, ...asked } = parseQuery(between, request.query);
    if (from === undefined && to === undefined) {
      throw new HttpError(400, 'invalid_query', 'Name a node with `from` or `to`, or both.');
    }
    const { startMs, endMs } = rangeOf(asked);
    const calls = await questions.reading(leaving(response), (session) => {
      return readMapCalls(session, startMs, endMs, { from, to });
    });
    response.json(calls);
  });

  return router;
}

/** Whole seconds, since questions know no others; the last hour where nothing is said. */
function rangeOf({ start_ms, end_ms }: z.infer<typeof range>): { startMs: number; endMs: number } {
  const endMs = Math.ceil((end_ms ?? Date.now()) / 1000) * 1000;
  const startMs = Math.floor((start_ms ?? Math.max(0, endMs - defaultMs)) / 1000) * 1000;
  if (startMs < endMs) return { startMs, endMs };
  throw new HttpError(400, 'invalid_query', '`start_ms` must be before `end_ms`.');
}
