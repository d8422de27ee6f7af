import type { RequestListener } from 'node:http';
import type { ApiError } from '../api.ts';
import { encodingOf } from '../receive/otlp/encoding.ts';
import { OtlpError, rpcCode } from '../receive/otlp/errors.ts';
import { respondError } from '../receive/otlp/respond.ts';

const message = 'The Observatory is opening its file.';

/** Answers everything while the file is being opened; callers come again by themselves at a 503. */
export const stillOpening: RequestListener = (request, response) => {
  if (request.url?.startsWith('/v1/')) {
    const encoding = encodingOf(request.headers['content-type']) ?? 'json';
    return respondError(response, encoding, new OtlpError(503, rpcCode.unavailable, message, 1));
  }
  const body: ApiError = { code: 'opening', message };
  response.writeHead(503, { 'Retry-After': '1', 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
};
