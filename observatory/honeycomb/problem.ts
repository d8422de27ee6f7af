import type { ErrorRequestHandler } from 'express';
import { asHttpError, HttpError } from '../http/errors.ts';

export interface ProblemDetail {
  code: string;
  description: string;
  field?: string;
}

/**
 * An answer that is not what was asked for, as Honeycomb's API words it: Problem Details of RFC 9457
 * with the sentence in `error` (https://docs.honeycomb.io/api/errors/).
 */
export class Problem extends HttpError {
  readonly details: readonly ProblemDetail[];

  constructor(
    status: number,
    code: keyof typeof titles,
    message: string,
    details: ProblemDetail[] = [],
  ) {
    super(status, code, message);
    this.details = details;
  }
}

/** By the last part of the address that names the kind of problem. */
const titles = {
  unparseable: 'The request body could not be parsed.',
  unauthorized: 'The API key is missing or may not do this.',
  'not-found': 'The requested resource cannot be found.',
  'method-not-allowed': 'This cannot be done to the resource.',
  conflict: 'The resource conflicts with one that is there.',
  'validation-failed': 'The provided input is invalid.',
  'rate-limited': 'You have exceeded your rate limit.',
  timeout: 'The query took too long.',
  internal: 'Something went wrong here.',
} as const;

/** What is not there, in the API's own few words: `Dataset not found`. */
export function missing(what: string): Problem {
  return new Problem(404, 'not-found', `${what} not found`);
}

/** @param field that is wrong, as `panels.0.query_panel.query_id` */
export function invalid(field: string, description: string): Problem {
  const details = [{ code: 'invalid', field, description }];
  const error = field === '' ? description : `${field}: ${description}`;
  return new Problem(422, 'validation-failed', error, details);
}

export const unknownKey = () =>
  new Problem(401, 'unauthorized', 'unknown API key - check your credentials');

/** Last below /1: every error becomes a problem, and only unexpected ones are reported. */
export function problemHandler(report: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = asProblem(error);
    if (problem.status === 500) report(error);
    if (problem.status === 429) {
      // The draft of the IETF that Honeycomb's clients read.
      response.set({ RateLimit: 'limit=10, remaining=0, reset=1', 'Retry-After': '1' });
    }
    const { status, code, message, details } = problem;
    const root = `${request.protocol}://${request.headers.host}`;
    response.status(status).type('application/problem+json');
    response.json({
      status,
      type: `${root}/problems/${code}`,
      title: titles[code as keyof typeof titles],
      error: message,
      ...(details.length > 0 && { type_detail: details }),
    });
  };
}

const codes: Readonly<Record<number, keyof typeof titles>> = {
  400: 'unparseable',
  401: 'unauthorized',
  403: 'unauthorized',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
  413: 'validation-failed',
  422: 'validation-failed',
  429: 'rate-limited',
  503: 'rate-limited',
  504: 'timeout',
};

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { status, message } = asHttpError(error);
  const isBody = error instanceof Error && 'type' in error && error.type === 'entity.parse.failed';
  const said = isBody ? 'could not parse request body' : message;
  return new Problem(status, codes[status] ?? 'internal', said);
}
