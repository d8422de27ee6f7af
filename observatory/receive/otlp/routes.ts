import { Router } from 'express';
import type { SpanRecord } from '../../span.ts';
import { Budget, busy, Share } from './budget.ts';
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

/** What bodies may take at once, unpacked; beyond it they wait, and then are to come again. */
const bytesInFlight = 32 * 1024 * 1024;
const longestWaitMs = 3000;

/**
 * OTLP/HTTP: POST /v1/traces. Logs and metrics are not received yet and say so. Errors are thrown,
 * as OtlpError where they are the protocol's.
 */
export function otlpRoutes(sink: SpanSink, limits: BodyLimits = defaultLimits): Router {
  const router = Router();
  const budget = new Budget(bytesInFlight, longestWaitMs);

  router.post('/v1/traces', async (request, response) => {
    const encoding = encodingOf(request.headers['content-type']);
    if (!encoding) {
      const wanted = 'application/x-protobuf or application/json';
      throw new OtlpError(415, rpcCode.invalidArgument, `Content-Type must be ${wanted}`);
    }
    const share = new Share(budget, Math.max(limits.received, limits.decompressed));
    try {
      const body = await readBody(request, limits, share);
      if (!(await sink.room())) throw busy();
      // Nothing may wait between the question and the answer, or others take the room.
      const { spans, rejected } = encoding === 'json' ? decodeJson(body) : decodeProtobuf(body);
      sink.accept(spans);
      respondSuccess(response, encoding, rejected);
    } finally {
      share.release();
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
