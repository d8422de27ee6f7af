import { exceptionFacts } from './exception.ts';
import { log } from './logs/log.ts';
import { currentRequest } from './request.ts';
import type { ItemFacts, RequestFacts } from './rollbar/item.ts';
import type { ItemLevel, RollbarReporter } from './rollbar/reporter.ts';

export type { RequestFacts } from './rollbar/item.ts';

export interface ErrorContext {
  readonly request?: Omit<RequestFacts, 'route'> & { readonly route?: string | undefined };
  /** An outage and its like: one line without a stack, and all of them one item of that name. */
  readonly outage?: string;
  /** Nobody caught it, so the process ends. */
  readonly uncaught?: boolean;
}

let reporter: RollbarReporter | undefined;
/** An error may pass several who report; causes are told with what they caused. */
const reported = new WeakSet<object>();

/** From now on errors become items of `next`; of none when undefined. */
export function setReporter(next: RollbarReporter | undefined): void {
  reporter = next;
}

/**
 * Reports a fault of ours once, however often it is passed here: an error line in the log, and an
 * item in Rollbar. Both are redacted and carry the trace id of the running request. Never throws.
 */
export function reportError(thrown: unknown, context: ErrorContext = {}): void {
  if (wasReported(thrown)) return;
  const { request, outage, uncaught = false } = context;
  const route = currentRequest()?.route ?? request?.route;
  const { type, message, stack } = exceptionFacts(thrown);
  log('error', outage === undefined ? `${type}: ${message}` : `${outage}: ${message}`, {
    'exception.type': type,
    'exception.message': message,
    ...(outage === undefined && { 'exception.stacktrace': withCauses(thrown, stack) }),
    ...(request && { 'http.request.method': request.method, 'http.route': route }),
    ...(request && { 'http.response.status_code': request.status }),
  });
  reporter?.error(thrown, uncaught ? 'critical' : 'error', {
    ...requestFacts(),
    ...(request && { request: { ...request, route } }),
    ...(outage !== undefined && { fingerprint: `${outage} unavailable` }),
    uncaught,
  });
}

/** Reports a sentence of our own, without anybody's data in it. */
export function reportMessage(text: string, level: ItemLevel): void {
  log(level === 'warning' ? 'warn' : 'error', text);
  reporter?.message(text, level, requestFacts());
}

function requestFacts(): ItemFacts {
  const request = currentRequest();
  return {
    traceId: request?.traceId,
    spanId: request?.span?.spanContext().spanId,
    userId: request?.userId,
  };
}

function wasReported(thrown: unknown): boolean {
  let seen = false;
  for (const one of chain(thrown)) {
    if (typeof one !== 'object' || one === null) continue;
    seen ||= reported.has(one);
    reported.add(one);
  }
  return seen;
}

const MAX_CAUSES = 3;

/** The error and what it came from, bounded: a chain of causes may be a circle. */
function chain(thrown: unknown): unknown[] {
  const errors = [thrown];
  for (let last = thrown; errors.length <= MAX_CAUSES && last instanceof Error && last.cause; ) {
    last = last.cause;
    errors.push(last);
  }
  return errors;
}

function withCauses(thrown: unknown, stack: string | undefined): string | undefined {
  const causes = chain(thrown)
    .slice(1)
    .map(exceptionFacts)
    .map((cause) => cause.stack ?? `${cause.type}: ${cause.message}`);
  return [stack, ...causes].filter(Boolean).join('\nCaused by: ') || undefined;
}
