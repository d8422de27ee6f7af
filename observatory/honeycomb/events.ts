import express, { type Request, type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { SpanSink } from '../receive/otlp/span-sink.ts';
import { parseBody } from './body.ts';
import { spanOfEvent } from './event-span.ts';
import { kindOfKey } from './key.ts';
import { Problem } from './problem.ts';

const data = z.record(z.string(), z.unknown());
const samplerate = z.coerce.number().int().min(1).max(1e9).optional();
const event = z.object({
  data,
  time: z.union([z.string(), z.number()]).optional(),
  samplerate,
});

/** Events of one request; Honeycomb bounds its bytes only. */
const mostEvents = 10_000;

/**
 * https://docs.honeycomb.io/api/events/, as libhoney sends: each event becomes a span of the service
 * that the dataset is. Keys that only send are enough.
 */
export function eventRoutes(spans: SpanSink): Router {
  const router = Router();
  // The API's own limit; senders of older libraries do not all say that they send JSON.
  const json = express.json({ limit: '5mb', type: () => true });

  router.post('/events/:dataset', anyKey, json, room(spans), (request, response) => {
    const given = {
      data: parseBody(data, request.body),
      time: request.get('x-honeycomb-event-time'),
      samplerate: parseBody(samplerate, request.get('x-honeycomb-samplerate')),
    };
    if (Object.keys(given.data).length === 0) {
      throw new Problem(400, 'unparseable', 'Request body should not be empty.');
    }
    const taken = take(spans, datasetOf(request), given);
    if (taken.error) throw new Problem(400, 'unparseable', taken.error);
    response.end();
  });

  router.post('/batch/:dataset', anyKey, json, room(spans), (request, response) => {
    const batch = parseBody(z.array(z.unknown()).max(mostEvents), request.body);
    const dataset = datasetOf(request);
    response.json(
      batch.map((one) => {
        const parsed = event.safeParse(one);
        if (!parsed.success) {
          return { status: 400, error: 'Request body is malformed and cannot be read.' };
        }
        return take(spans, dataset, parsed.data);
      }),
    );
  });
  return router;
}

const anyKey: RequestHandler = (request, _response, next) => {
  kindOfKey(request);
  next();
};

function room(spans: SpanSink): RequestHandler {
  return async (_request, _response, next) => {
    if (await spans.room()) return next();
    throw new Problem(429, 'rate-limited', 'Events come faster than they can be written.');
  };
}

function datasetOf({ params }: Request): string {
  return String(params.dataset).slice(0, 255);
}

function take(spans: SpanSink, dataset: string, given: Parameters<typeof spanOfEvent>[1]) {
  try {
    spans.accept([spanOfEvent(dataset, given)]);
    return { status: 202 };
  } catch (error) {
    return { status: 400, error: (error as Error).message };
  }
}
