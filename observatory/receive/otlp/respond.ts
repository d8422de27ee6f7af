import type { ServerResponse } from 'node:http';
import type protobuf from 'protobufjs';
import type { Encoding } from './encoding.ts';
import type { OtlpError } from './errors.ts';
import { types } from './protobuf.ts';
import type { SignalForm } from './signal.ts';

const contentTypes = { protobuf: 'application/x-protobuf', json: 'application/json' } as const;

/** Answers 200; `partialSuccess` is left out when everything was taken, as the protocol wants it. */
export function respondSuccess(
  response: ServerResponse,
  encoding: Encoding,
  form: SignalForm,
  rejected: readonly string[],
): void {
  // A string, since that is how proto3 writes an int64 in JSON.
  const partialSuccess =
    rejected.length === 0
      ? undefined
      : {
          [form.rejectedField]: String(rejected.length),
          errorMessage: summary(rejected, form.noun),
        };
  const body = partialSuccess ? { partialSuccess } : {};
  send(response, 200, encoding, body, form.response);
}

/** Answers with a google.rpc.Status in the request's encoding. */
export function respondError(response: ServerResponse, encoding: Encoding, error: OtlpError): void {
  if (error.retryAfterSeconds !== undefined) {
    response.setHeader('Retry-After', String(error.retryAfterSeconds));
  }
  const body = { code: error.rpcCode, message: error.message };
  send(response, error.status, encoding, body, types.rpcStatus);
}

function send(
  response: ServerResponse,
  status: number,
  encoding: Encoding,
  body: Record<string, unknown>,
  type: protobuf.Type,
): void {
  const bytes =
    encoding === 'json' ? JSON.stringify(body) : type.encode(type.fromObject(body)).finish();
  response.statusCode = status;
  response.setHeader('Content-Type', contentTypes[encoding]);
  response.setHeader('Content-Length', Buffer.byteLength(bytes));
  response.end(bytes);
}

function summary(rejected: readonly string[], noun: string): string {
  const reasons = [...new Set(rejected)].slice(0, 5).join('; ');
  return `${rejected.length} ${rejected.length === 1 ? `${noun} was` : `${noun}s were`} not kept: ${reasons}`;
}
