import { Router } from 'express';
import { z } from 'zod';
import { HttpError } from '../http/errors.ts';
import { timeoutMs } from '../http/patience.ts';
import { parseQuery } from '../http/query.ts';
import { parseTraceId } from '../ids.ts';
import type { Observatory } from '../observatory.ts';
import { relatedOf } from '../related/related.ts';
import { describeTrace } from './detail.ts';
import { toOtlpJson } from './export.ts';
import { listTraces, parseCursor } from './list.ts';
import { holds } from './waiters.ts';

const text = z.string().trim().max(1000).optional();

const flag = z.enum(['', '0', '1', 'true', 'false']).optional();

const listQuery = z.object({
  search: text,
  service: text,
  errors: flag,
  vitals: flag,
  min_ms: z.coerce.number().min(0).optional(),
  before: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

const waitQuery = z.object({
  timeout_ms: timeoutMs,
  span: z.string().max(1000).optional(),
});

/** The list of traces, one trace, its export, and the wait for its completeness. */
export function traceRoutes(observatory: Observatory): Router {
  const router = Router();

  router.get('/', async (request, response) => {
    const query = parseQuery(listQuery, request.query);
    const before = query.before ? parseCursor(query.before) : undefined;
    if (query.before && !before) {
      throw new HttpError(400, 'invalid_cursor', '`before` must be the `next` of an earlier page.');
    }
    if (query.search) await observatory.writer.flush();
    const list = await listTraces(observatory.reader, observatory.open, {
      search: query.search || undefined,
      service: query.service || undefined,
      errors: query.errors === '1' || query.errors === 'true',
      minMs: query.min_ms ?? 0,
      vitals: query.vitals !== '0' && query.vitals !== 'false',
      before,
      limit: query.limit,
    });
    response.json(list);
  });

  router.get('/:id', async (request, response) => {
    const traceId = idOf(request.params.id);
    response.json(describeTrace(traceId, await spansOf(observatory, traceId), Date.now()));
  });

  router.get('/:id/related', async (request, response) => {
    const traceId = idOf(request.params.id);
    const related = await relatedOf(observatory, traceId);
    if (!related) {
      throw new HttpError(404, 'trace_not_found', `Nothing is stored here under ${traceId}.`);
    }
    response.json(related);
  });

  router.get('/:id/export', async (request, response) => {
    const traceId = idOf(request.params.id);
    const spans = await spansOf(observatory, traceId);
    response.attachment(`trace-${traceId}.json`);
    response.json(toOtlpJson(spans.map(({ span }) => span)));
  });

  router.get('/:id/wait', async (request, response) => {
    const traceId = idOf(request.params.id);
    const { timeout_ms, span } = parseQuery(waitQuery, request.query);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const trace = await observatory.recorder.reopen(traceId);
    if (!(trace?.complete && holds(trace, span))) {
      if (observatory.waiters.full) {
        throw new HttpError(503, 'too_many_waiting', 'Too many are waiting for traces already.');
      }
      const outcome = await observatory.waiters.wait(traceId, span, timeout_ms, gone.signal);
      if (gone.signal.aborted) return;
      if (outcome === 'timeout') throw await timedOut(observatory, traceId, span, timeout_ms);
    }
    const received = await spansOf(observatory, traceId);
    response.json(describeTrace(traceId, received, Date.now()));
  });

  return router;
}

async function timedOut(
  observatory: Observatory,
  traceId: string,
  span: string | undefined,
  timeoutMs: number,
): Promise<HttpError> {
  // A trace that was complete may have been put away while its span was waited for.
  const trace = await observatory.recorder.reopen(traceId);
  const missing = observatory.missing(traceId);
  const lacking = span !== undefined && trace && !holds(trace, span);
  const complete = missing.length === 0;
  if (lacking) missing.push(`No span named "${span}" has arrived.`);
  const state = complete ? 'Complete, and waited' : 'Not complete after';
  return new HttpError(
    504,
    'not_complete',
    `${state} ${timeoutMs} ms. ${missing.join(' ')}`.trim(),
  );
}

async function spansOf(observatory: Observatory, traceId: string) {
  const spans = await observatory.spansOf(traceId);
  if (spans.length === 0) {
    throw new HttpError(404, 'trace_not_found', `No span of trace ${traceId} is stored here.`);
  }
  return spans;
}

function idOf(param: string): string {
  const traceId = parseTraceId(param);
  if (traceId) return traceId;
  const forms = '32 hex digits, 1-8-24 hex digits (X-Ray), a traceparent or an X-Amzn-Trace-Id';
  throw new HttpError(400, 'invalid_trace_id', `A trace id is ${forms}.`);
}
