import type { ErrorRequestHandler, Response } from 'express';
import { asHttpError } from '../../http/errors.ts';
import { AwsError } from '../aws-error.ts';
import { OtlpError } from '../otlp/errors.ts';

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

export function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}

export function alreadyExists(message: string): AwsError {
  return new AwsError('ResourceAlreadyExistsException', message);
}

/** The SDKs send again after this one. */
export function busy(): AwsError {
  const message = 'The Observatory is still busy with earlier events; send these again.';
  return new AwsError('ServiceUnavailableException', message, 503);
}

/** Writes an error; SDKs take its name from the header, or else from the body's `__type`. */
export function respondError(response: Response, { status, type, message }: AwsError): void {
  response.status(status);
  response.setHeader('x-amzn-errortype', type);
  response.setHeader('Content-Type', 'application/x-amz-json-1.1');
  response.end(JSON.stringify({ __type: type, message }));
}

/** For requests that `isLogsRequest` claims: every error in AWS's form, unexpected ones reported. */
export function awsErrorHandler(
  applies: (request: Parameters<ErrorRequestHandler>[1]) => boolean,
  report: (error: unknown) => void,
): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent || !applies(request)) return next(error);
    const answer = asAwsError(error);
    if (answer.status === 500) report(error);
    respondError(response, answer);
  };
}

const types: Record<number, string | undefined> = {
  400: 'SerializationException',
  403: 'AccessDeniedException',
  413: 'RequestEntityTooLargeException',
  415: 'UnsupportedMediaTypeException',
  503: 'ServiceUnavailableException',
};

function asAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  // Bodies are read by what OTLP reads them with, whose errors have a status too.
  const { status, message } = error instanceof OtlpError ? error : asHttpError(error);
  return new AwsError(types[status] ?? 'InternalFailure', message, status);
}
