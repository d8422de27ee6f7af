import type { ErrorBody } from '@cruddur/contract/api/errors.ts';
import type { ErrorRequestHandler, Request } from 'express';
import { isDatabaseUnavailable, isForeignKeyViolation, isUnstorableText } from '../db/failures.ts';
import { currentTraceId, recordError } from '../telemetry/current.ts';
import { events } from '../telemetry/events.ts';
import type { RequestFacts } from '../telemetry/report.ts';
import { AppError } from './app-error.ts';

/** Takes each error that is a fault of ours, with the request that met it. */
export type Report = (error: unknown, request: RequestFacts) => void;

/** Somebody tried what is not theirs to do. */
const DENIED = new Set(['not_yours', 'origin_not_allowed']);

const ABOUT_CONTENT = ['Content-Type', 'Content-Encoding', 'Content-Disposition', 'ETag'];

/** Turns whatever was thrown into the one error shape, and reports what is a fault of ours. */
export function errorHandler(report: Report): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    const error = toAppError(thrown);
    const traceId = currentTraceId();
    if (error.reportable) {
      recordError(thrown);
      report(thrown, factsOf(request, error.status));
    }
    if (DENIED.has(error.code)) events.accessDenied(error.code);
    // Half an answer cannot be turned into another one; Express ends the connection.
    if (response.headersSent) return next(thrown);
    const body: ErrorBody = {
      code: error.code,
      message: error.message,
      ...(error.field !== undefined && { field: error.field }),
      ...(traceId !== undefined && { trace_id: traceId }),
    };
    // What a route said of the answer that it was about to give is not about this one.
    for (const name of ABOUT_CONTENT) response.removeHeader(name);
    response.status(error.status).set(error.headers).set('Cache-Control', 'no-store').json(body);
  };
}

function factsOf(request: Request, status: number): RequestFacts {
  const { method, originalUrl, headers } = request;
  const route: unknown = request.route?.path;
  return {
    method,
    url: `${request.protocol}://${request.get('host') ?? 'unknown'}${originalUrl}`,
    route: typeof route === 'string' ? request.baseUrl + route : undefined,
    headers,
    status,
  };
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseUnavailable(error)) {
    return new AppError('unavailable', { headers: { 'Retry-After': '2' }, cause: error });
  }
  // What a row was to point to has gone since we looked.
  if (isForeignKeyViolation(error)) return new AppError('not_found', { cause: error });
  if (isUnstorableText(error)) {
    return new AppError('bad_request', {
      sentence: 'The text holds a character that cannot be kept (U+0000).',
      cause: error,
    });
  }
  switch (statusOf(error)) {
    case 413:
      return new AppError('payload_too_large', { cause: error });
    case 415:
      return new AppError('unsupported_media_type', { cause: error });
    case 400:
      return new AppError('bad_request', { cause: error });
    default:
      return new AppError('internal', { cause: error });
  }
}

/** The status of an error of Express or body-parser, which mark what is the caller's fault. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}
