import { Router } from 'express';
import { z } from 'zod';
import type { XrayService } from '../api/xray.ts';
import { HttpError } from '../http/errors.ts';
import { patience, timeoutMs } from '../http/patience.ts';
import { parseQuery } from '../http/query.ts';
import { parseTraceId } from '../ids.ts';
import { XrayError } from './errors.ts';
import { parseFilter } from './filter/parse.ts';
import { type GraphNode, serviceGraph } from './graph.ts';
import { presentGroup, presentRule, presentTrace } from './present.ts';
import type { XrayStore } from './store.ts';
import type { XrayTrace } from './trace.ts';

const sixHours = 360;
const minutes = z.coerce.number().int().min(1).max(43_200).default(sixHours);
const trace = z.string().transform((text, context) => {
  const id = parseTraceId(text);
  if (id === undefined) context.addIssue('is the id of a trace, of any form');
  return id ?? '';
});

const tracesQuery = z.object({
  filter: z.string().max(2000).default(''),
  minutes,
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
const waitQuery = z.object({
  trace,
  timeout_ms: timeoutMs,
});

/** What X-Ray's screen shows, and the wait for a segment. */
export function xrayScreenRoutes(xray: XrayStore): Router {
  const router = Router();
  const recent = (minutes: number, limit?: number) => {
    const now = Date.now();
    // Clocks of senders may be a little ahead.
    return xray.between(now - minutes * 60_000, now + 60_000, limit);
  };

  router.get('/status', (_request, response) => {
    response.json(xray.status());
  });

  router.get('/segments', async (request, response) => {
    const { trace: id } = parseQuery(z.object({ trace }), request.query);
    response.json(await xray.ofTrace(id));
  });

  router.get('/traces', async (request, response) => {
    const { filter, minutes, limit } = parseQuery(tracesQuery, request.query);
    const matches = filterOf(filter);
    // A filter may pass over many to find that number.
    const traces = await recent(minutes, filter === '' ? limit : undefined);
    response.json(traces.filter(matches).slice(0, limit).map(presentTrace));
  });

  router.get('/rules', (_request, response) => {
    response.json(xray.rules.list().map(presentRule));
  });

  router.get('/groups', async (_request, response) => {
    const groups = xray.groups.list();
    const traces = groups.length === 0 ? [] : await recent(sixHours);
    const counted = groups.map(({ group }) => {
      const matches = filterOf(group.FilterExpression ?? '');
      return presentGroup(group, traces.filter(matches).length);
    });
    response.json(counted);
  });

  router.get('/services', async (request, response) => {
    const query = parseQuery(z.object({ minutes }), request.query);
    response.json(serviceGraph(await recent(query.minutes)).map(presentService));
  });

  router.get('/wait', async (request, response) => {
    const { trace: id, timeout_ms } = parseQuery(waitQuery, request.query);
    const gone = patience(response, timeout_ms);
    // Listening first: a segment that arrives while the stored ones are read is not missed.
    const next = xray.arrivals.wait((traceIds) => traceIds.has(id), gone.signal);
    let segments = await xray.ofTrace(id);
    if (segments.length > 0) gone.abort();
    else {
      await next;
      if (response.closed) return;
      segments = await xray.ofTrace(id);
    }
    if (segments.length === 0) {
      const message = `No segment of the trace has arrived after ${timeout_ms} ms.`;
      throw new HttpError(504, 'no_segment', message);
    }
    response.json(segments);
  });

  return router;
}

/** @throws HttpError with what is wrong with the expression */
function filterOf(expression: string): (trace: XrayTrace) => boolean {
  try {
    return parseFilter(expression);
  } catch (error) {
    if (!(error instanceof XrayError)) throw error;
    throw new HttpError(400, 'invalid_filter', error.message);
  }
}

function presentService({ name, type, statistics, edges }: GraphNode): XrayService {
  const { total, errors, faults, throttles, seconds } = statistics;
  return {
    name,
    type: type ?? 'service',
    requests: total,
    errors,
    faults,
    throttles,
    mean_ms: total === 0 ? 0 : (seconds / total) * 1000,
    calls: [...edges.keys()].map((to) => to.name),
  };
}
