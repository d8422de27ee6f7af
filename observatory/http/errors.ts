import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { ApiError } from '../api.ts';

/** An answer that is not what was asked for, with a sentence for a person. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const notFound: RequestHandler = (request) => {
  throw new HttpError(404, 'not_found', `There is no ${request.method} ${request.path} here.`);
};

/** Last in the app: every error becomes an ApiError, and only unexpected ones are reported. */
export function errorHandler(report: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const { status, code, message } = asHttpError(error);
    if (status >= 500 && status !== 504 && status !== 503) report(error);
    if (status === 503 || status === 429) response.setHeader('Retry-After', '1');
    const body: ApiError = { code, message };
    response.status(status).json(body);
  };
}

/** Any error as what is answered to it: 500 where nothing better is known. */
export function asHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  // Express reports a path that cannot be decoded, and the like, with a status of its own.
  const status = (error as { status?: unknown }).status;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new HttpError(status, 'bad_request', (error as Error).message);
  }
  return new HttpError(500, 'internal', 'The Observatory failed to answer; its output says why.');
}
