import type { Breadcrumb, ErrorException, ErrorPlatform } from '../api/errors.ts';
import { parseTraceId } from '../ids.ts';
import { framesOf } from './frames.ts';
import { type ErrorData, levelOf } from './payload.ts';

/** As long as Rollbar lets a title be. */
const titleLength = 255;
const breadcrumbLength = 2000;
const maximumChain = 10;

/** What was thrown, then its cause, and so on; empty for a message. */
export function chainOf(data: ErrorData): ErrorException[] {
  const { trace_chain, trace } = data.body;
  const traces = trace_chain?.length ? trace_chain : trace ? [trace] : [];
  const root = typeof data.server?.root === 'string' ? data.server.root : '';
  return traces.slice(0, maximumChain).map(({ exception, frames }) => ({
    class: exception?.class || '(unknown)',
    message: exception?.message || exception?.description || '',
    frames: framesOf(frames ?? [], root),
  }));
}

/** In one line what went wrong: the sender's title, the exception, or the beginning of the message. */
export function titleOf(data: ErrorData): string {
  const [first] = chainOf(data);
  const thrown = first && (first.message ? `${first.class}: ${first.message}` : first.class);
  const said = data.body.message?.body ?? data.body.crash_report?.raw?.trim().split('\n')[0];
  const title = data.title || thrown || said || 'An error without a message';
  return title.replaceAll(/\s+/g, ' ').trim().slice(0, titleLength);
}

/** What it happened on, by what the item says of itself, else by the client that sent it. */
export function platformOf(data: ErrorData): ErrorPlatform {
  const said = data.platform === 'browser' || data.platform === 'client';
  const browser = said || data.notifier?.name === 'rollbar-browser-js';
  return browser ? 'browser' : 'server';
}

/** The trace that it happened in, wherever the sender put its id and in whichever form. */
export function traceIdOf(data: ErrorData): string | null {
  const attribute = data.attributes?.find(({ key }) => key === 'trace_id')?.value;
  for (const candidate of [data.custom?.trace_id, data.trace_id, attribute]) {
    const id = typeof candidate === 'string' ? parseTraceId(candidate) : undefined;
    if (id) return id;
  }
  return null;
}

/** What happened before the error, oldest first. */
export function breadcrumbsOf(data: ErrorData): Breadcrumb[] {
  const events = data.body.telemetry ?? [];
  return events
    .flatMap((event) => (event ? [event] : []))
    .map(({ level, type, timestamp_ms, body }) => ({
      time_ms: timestamp_ms ?? 0,
      level: levelOf(level ?? 'info'),
      kind: type ?? 'manual',
      text: breadcrumbText(body ?? {}).slice(0, breadcrumbLength),
    }))
    .sort((a, b) => a.time_ms - b.time_ms);
}

/** Each kind of Rollbar's telemetry in words; of an unknown one its body as it is. */
function breadcrumbText(body: Record<string, unknown>): string {
  if (body.url !== undefined) {
    return [body.method, body.url, body.status_code].filter((part) => part != null).join(' ');
  }
  // Cruddur's pages tell only where to.
  if (body.to !== undefined) return [body.from, body.to].filter(Boolean).join(' → ');
  if (body.element !== undefined) return [body.subtype, body.element].filter(Boolean).join(' ');
  if (typeof body.message === 'string') return body.message;
  return JSON.stringify(body);
}
