import { ApiError } from '../../shared/api-error.ts';
import { cleaned, MAX_STACK } from '../clean-error.ts';
import type { ErrorEntry } from '../journal.ts';
import { pathTemplate, redactText } from '../redact.ts';
import { isNoise } from './noise.ts';
import type { Answer, Step } from './trail.ts';

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
