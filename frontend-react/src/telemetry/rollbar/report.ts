import { ApiError } from '../../shared/api-error.ts';
import type { ErrorEntry } from '../journal.ts';
import { pathTemplate, redactText } from '../redact.ts';
import { isNoise } from './noise.ts';
import type { Answer, Step } from './trail.ts';

const MAX_MESSAGE = 500;
const MAX_STACK = 4000;

/** What there is to say of one failure, without anything that somebody has typed. */
export interface Report {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** An error with its stack, or a sentence where there is none. */
  readonly what: Error | string;
  readonly traceId: string | undefined;
  /** The same for the same failure, whoever meets it. */
  readonly key: string;
  /** How Rollbar shall group it, where class and frames would not do. */
  readonly fingerprint?: string;
  readonly custom: Readonly<Record<string, string | number>>;
}

/** The report of a step, when it is a failure that somebody should look at. */
export function reportOf(step: Step): Report | undefined {
  if (step.type === 'error') return isNoise(step.error) ? undefined : ofError(step);
  if (step.type === 'answer' && step.status >= 500) return ofAnswer(step);
  return undefined;
}

function ofError({ at, how, error, traceId, componentStack }: ErrorEntry): Report {
  const what = cleaned(error);
  const [, topFrame = ''] = /\n\s*(.*)/.exec(what.stack?.slice(what.message.length) ?? '') ?? [];
  return {
    at,
    what,
    traceId: (error instanceof ApiError ? error.traceId : undefined) ?? traceId,
    key: `${what.name}: ${what.message} ${topFrame}`,
    custom: {
      how,
      ...(componentStack && { componentStack: redactText(componentStack).slice(0, MAX_STACK) }),
    },
  };
}

function ofAnswer({ at, method, url, status, traceId }: Answer): Report {
  const what = `${method} ${pathTemplate(url)} answered ${status}`;
  return { at, what, traceId, key: what, fingerprint: what, custom: { status } };
}

/**
 * A copy for rollbar.js, which sends message and stack of the original beside what it makes of
 * them. Causes stay here: their messages quote what they could not read.
 */
export function cleaned(error: unknown): Error {
  const known = error instanceof Error;
  const message = redactText(known ? error.message : String(error)).slice(0, MAX_MESSAGE);
  const copy = new Error(message);
  copy.name = known ? error.name : 'Error';
  const stack = known ? error.stack : undefined;
  copy.stack = redactText(stack ?? `${copy.name}: ${message}`).slice(0, MAX_STACK);
  return copy;
}
