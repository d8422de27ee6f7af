import type { ErrorRequestHandler, Response } from 'express';
import { MulterError } from 'multer';
import { IntakeFull } from '../../errors/intake.ts';
import { NotASourceMap } from '../../errors/source-maps.ts';
import { asHttpError } from '../../http/errors.ts';

/** A request that Rollbar would refuse; its message is for whoever runs the sender. */
export class RollbarError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Rollbar's answer to what it took. */
export function succeed(response: Response, parts: Record<string, unknown>): void {
  response.json({ err: 0, ...parts });
}

/** After the receiver's routes: every error becomes Rollbar's `{err: 1, message}`. */
export function rollbarErrorHandler(report: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const { status, message } = asRollbarError(error);
    if (status >= 500 && status !== 503) report(error);
    if (status === 429) {
      // Senders wait until the window that these tell of is over.
      response.setHeader('X-Rate-Limit-Limit', '0');
      response.setHeader('X-Rate-Limit-Remaining', '0');
      response.setHeader('X-Rate-Limit-Remaining-Seconds', '1');
      response.setHeader('Retry-After', '1');
    }
    response.status(status).json({ err: 1, message });
  };
}

function asRollbarError(error: unknown): RollbarError {
  if (error instanceof RollbarError) return error;
  if (error instanceof IntakeFull) return new RollbarError(429, error.message);
  if (error instanceof NotASourceMap) return new RollbarError(422, error.message);
  if (error instanceof MulterError) {
    return new RollbarError(error.code === 'LIMIT_FILE_SIZE' ? 413 : 400, error.message);
  }
  const { status, message } = asHttpError(error);
  return new RollbarError(status, message);
}
