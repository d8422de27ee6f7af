import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestOf } from '../request.ts';
import { isTracedPath } from '../traced-paths.ts';
import { isWritten, writeLine } from './logger.ts';
import type { RequestMetrics } from './metrics.ts';
import { endOf, idsOf, type RequestStart } from './request-line.ts';

const REQUEST_START = 'http.server.request.start';
/** Asked by machines every few seconds: of interest only when they fail. */
const QUIET = /^\/(?:api\/health-check\/?$|o\/)/i;
const HOME = '/api/activities/home';

/**
 * Writes a line for each request of every HTTP server in the process when it is over, whether it
 * is traced or not, and counts it. The answer stops it.
 */
export function logRequests(metrics?: RequestMetrics): () => void {
  function onStart(message: unknown): void {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    const start = { ms: performance.now(), path, address: request.socket.remoteAddress };
    response.on('close', () => onEnd(request, response, start, metrics));
  }
  subscribe(REQUEST_START, onStart);
  return () => unsubscribe(REQUEST_START, onStart);
}

function onEnd(
  request: IncomingMessage,
  response: ServerResponse,
  start: RequestStart,
  metrics: RequestMetrics | undefined,
): void {
  if (!isWritten('error') && metrics === undefined) return;
  const end = endOf(request, response, start);
  // As in spans: the API and the pages, not what lasts as long as a page is open, nor files.
  if (isTracedPath(start.path)) metrics?.record(end);
  if (!isWritten(end.level) || (QUIET.test(start.path) && end.status < 500)) return;
  if (end.route === HOME && end.status === 200) greet(response);
  writeLine(end.level, end.message, end.fields);
}

/** The first line that Cruddur ever sent to CloudWatch, kept here so that no feature knows of it. */
function greet(response: ServerResponse): void {
  writeLine('info', `Hello Cloudwatch! from ${HOME}`, idsOf(requestOf(response)));
}
