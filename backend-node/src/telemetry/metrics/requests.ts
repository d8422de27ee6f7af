import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { type Meter, type SpanContext, TraceFlags } from '@opentelemetry/api';
import { requestMethod } from '../http-attributes.ts';
import { requestOf } from '../request.ts';
import { isTracedPath } from '../traced-paths.ts';
import type { RequestDurations } from './request-durations.ts';

const REQUEST_START = 'http.server.request.start';
/** One request that lasts for as long as a page is open. */
const LIVE = '/api/live';

/**
 * Measures the requests that are traced, by route, method and status, of every HTTP server in the
 * process: how long they took and how many run now. Pages that listen are counted apart. The answer
 * stops it.
 */
export function measureRequests(meter: Meter, durations: RequestDurations): () => void {
  const active = new Map<string, number>();
  let listening = 0;
  meter
    .createObservableUpDownCounter('http.server.active_requests', {
      unit: '{request}',
      description: 'Requests that are being answered now.',
    })
    .addCallback((result) => {
      for (const [method, count] of active)
        result.observe(count, { 'http.request.method': method });
    });
  meter
    .createObservableUpDownCounter('cruddur.live.clients', {
      unit: '{client}',
      description: 'Pages that are open and listen for what is new.',
    })
    .addCallback((result) => result.observe(listening));

  function onStart(message: unknown): void {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (path === LIVE) {
      listening += 1;
      response.on('close', () => {
        listening -= 1;
      });
      return;
    }
    if (!isTracedPath(path)) return;
    const startedMs = performance.now();
    const known = requestMethod(request);
    const method = known === 'HTTP' ? '_OTHER' : known;
    const scheme = (request.socket as Partial<TLSSocket>).encrypted ? 'https' : 'http';
    active.set(method, (active.get(method) ?? 0) + 1);
    response.on('close', () => {
      active.set(method, (active.get(method) ?? 1) - 1);
      const telemetry = requestOf(response);
      const facts = {
        method,
        scheme,
        route: telemetry?.route,
        status: response.headersSent ? response.statusCode : undefined,
        errorType: errorTypeOf(response, telemetry?.errorType),
      };
      const seconds = (performance.now() - startedMs) / 1_000;
      durations.record(seconds, facts, sampled(telemetry?.span?.spanContext()));
    });
  }
  subscribe(REQUEST_START, onStart);
  return () => unsubscribe(REQUEST_START, onStart);
}

/** As on the server span. */
function errorTypeOf(response: ServerResponse, told: string | undefined): string | undefined {
  if (told !== undefined) return told;
  if (!response.writableFinished) return 'client_disconnected';
  return response.statusCode >= 500 ? String(response.statusCode) : undefined;
}

/** A trace that is not kept anywhere is nothing to lead to. */
function sampled(span: SpanContext | undefined): SpanContext | undefined {
  return span && (span.traceFlags & TraceFlags.SAMPLED) !== 0 ? span : undefined;
}
