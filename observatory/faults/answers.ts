import { STATUS_CODES } from 'node:http';
import type { FaultyVendor } from '../api/faults.ts';
import { OtlpError, rpcCode } from '../receive/otlp/errors.ts';

const message = 'A fault that was ordered in the Observatory.';

/** The error that a vendor's clients get, in that vendor's own form. */
export interface FaultAnswer {
  headers: Record<string, string>;
  body: string;
}

/** OTLP's answers are made by its own error handler, in the request's encoding. */
export function otlpFault(status: number, retryAfterSeconds: number): OtlpError {
  const code = status === 429 || status >= 500 ? rpcCode.unavailable : rpcCode.invalidArgument;
  const later = isLater(status) ? retryAfterSeconds : undefined;
  return new OtlpError(status, code, message, later);
}

/** A refusal as the vendor's own service would write it, by anybody but Honeycomb. */
export function answerOf(
  vendor: FaultyVendor,
  status: number,
  retryAfterSeconds: number,
): FaultAnswer {
  const headers: Record<string, string> = {};
  if (isLater(status)) headers['Retry-After'] = String(retryAfterSeconds);
  if (vendor === 'rollbar') {
    headers['Content-Type'] = 'application/json';
    // A page may read the answer, as it may read Rollbar's own.
    headers['Access-Control-Allow-Origin'] = '*';
    if (status === 429) {
      headers['X-Rate-Limit-Remaining'] = '0';
      headers['X-Rate-Limit-Remaining-Seconds'] = String(retryAfterSeconds);
    }
    return { headers, body: JSON.stringify({ err: 1, message }) };
  }
  const type = awsErrorType(status);
  headers['x-amzn-errortype'] = type;
  headers['Content-Type'] =
    vendor === 'cloudwatch' ? 'application/x-amz-json-1.1' : 'application/json';
  return { headers, body: JSON.stringify({ __type: type, message, Message: message }) };
}

function isLater(status: number): boolean {
  return status === 429 || status === 503;
}

/** The names by which AWS clients know whether to try again. */
function awsErrorType(status: number): string {
  if (status === 429) return 'ThrottlingException';
  if (status === 503) return 'ServiceUnavailableException';
  if (status >= 500) return 'InternalFailure';
  return `${(STATUS_CODES[status] ?? 'Bad Request').replaceAll(/\W/g, '')}Exception`;
}
