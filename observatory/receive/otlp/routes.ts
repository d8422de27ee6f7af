import { Router } from 'express';
import type { SpanRecord } from '../../span.ts';
import { decodeJson } from './decode-json.ts';
import { decodeProtobuf } from './decode-protobuf.ts';
import { type BodyLimits, defaultLimits, encodingOf, readBody } from './encoding.ts';
import { OtlpError, rpcCode } from './errors.ts';
import { respondSuccess } from './respond.ts';

/** Where received spans go. */
export interface SpanSink {
  /** Resolves when there is room for a request's spans; with false when there will be none soon. */
  room(): Promise<boolean>;
  accept(spans: SpanRecord[]): void;
}

/** Bodies being read at once, in bytes as declared; beyond it senders are told to come again. */
const maximumBytesInFlight = 96 * 1024 * 1024;
const undeclaredBytes = 4 * 1024 * 1024;

/**
 * OTLP/HTTP: POST /v1/traces. Logs and metrics are not received yet and say so. Errors are thrown,
 * as OtlpError where they are the protocol's.
 */
export function otlpRoutes(sink: SpanSink, limits: BodyLimits = defaultLimits): Router {
  const router = Router();
  let bytesInFlight = 0;

  router.post('/v1/traces', async (request, response) => {
    const encoding = encodingOf(request.headers['content-type']);
    const declared = Number(request.headers['content-length'] ?? undeclaredBytes);
    bytesInFlight += declared;
    try {
      if (!encoding) {
        const wanted = 'application/x-protobuf or application/json';
        throw new OtlpError(415, rpcCode.invalidArgument, `Content-Type must be ${wanted}`);
      }
      if (bytesInFlight > maximumBytesInFlight && bytesInFlight > declared) throw busy();
      const body = await readBody(request, limits);
      if (!(await sink.room())) throw busy();
      // Nothing may wait between the question and the answer, or others take the room.
      const { spans, rejected } = encoding === 'json' ? decodeJson(body) : decodeProtobuf(body);
      sink.accept(spans);
      respondSuccess(response, encoding, rejected);
    } finally {
      bytesInFlight -= declared;
    }
  });

  router.all('/v1/traces', (_request, response) => {
    response.setHeader('Allow', 'POST');
    throw new OtlpError(405, rpcCode.unimplemented, 'POST spans here');
  });

  router.all(['/v1/logs', '/v1/metrics'], (request) => {
    const message = `The Observatory receives traces only; ${request.path} is not there yet.`;
    throw new OtlpError(404, rpcCode.unimplemented, message);
  });

  return router;
}

function busy(): OtlpError {
  const message = 'The Observatory is still writing earlier spans; send these again.';
  return new OtlpError(503, rpcCode.unavailable, message, 1);
}
