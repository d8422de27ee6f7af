import type { ErrorRequestHandler } from 'express';
import { asHttpError } from '../../http/errors.ts';
import { encodingOf } from './encoding.ts';
import { OtlpError, rpcCode } from './errors.ts';
import { respondError } from './respond.ts';

/**
 * After the receiver's routes, and what guards them: every error becomes a google.rpc.Status in the
 * request's encoding, and only unexpected ones are reported.
 */
export function otlpErrorHandler(report: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const answer = asOtlpError(error);
    if (answer.rpcCode === rpcCode.internal) report(error);
    respondError(response, encodingOf(request.headers['content-type']) ?? 'json', answer);
  };
}

const codes: Record<number, number | undefined> = {
  400: rpcCode.invalidArgument,
  403: rpcCode.permissionDenied,
  421: rpcCode.failedPrecondition,
};

function asOtlpError(error: unknown): OtlpError {
  if (error instanceof OtlpError) return error;
  const { status, message } = asHttpError(error);
  return new OtlpError(status, codes[status] ?? rpcCode.internal, message);
}
