import { type Request, type Response, Router } from 'express';
import { type Budget, busy, Share } from './budget.ts';
import { type BodyLimits, defaultLimits, type Encoding, encodingOf, readBody } from './encoding.ts';
import { OtlpError, rpcCode } from './errors.ts';
import { type LogSink, takeLogs } from './logs/take.ts';
import { type MetricSink, takeMetrics } from './metrics/take.ts';
import { normaliseTraces } from './normalise.ts';
import { respondSuccess } from './respond.ts';
import { type Decoded, decodeRequest, logs, metrics, type SignalForm, traces } from './signal.ts';
import type { SpanSink } from './span-sink.ts';

/** Where received spans, points and log records go. */
export interface Sinks {
  spans: SpanSink;
  metrics: MetricSink;
  logs: LogSink;
}

/** What a signal's requests go through. */
interface Receiver {
  form: SignalForm;
  /** Resolves when there is room for a request; with false when there will be none soon. */
  room(): Promise<boolean> | boolean;
  /** Takes what a request holds; gives why some of it was not taken, a sentence for each. */
  take(decoded: Decoded): Promise<readonly string[]> | readonly string[];
}

/**
 * OTLP/HTTP: POST /v1/traces, /v1/metrics and /v1/logs, whose bodies take memory from the budget.
 * Errors are thrown, as OtlpError where they are the protocol's.
 */
export function otlpRoutes(
  sinks: Sinks,
  budget: Budget,
  limits: BodyLimits = defaultLimits,
): Router {
  const router = Router();
  const largest = Math.max(limits.received, limits.decompressed);

  for (const receiver of receiversFor(sinks)) {
    const { form } = receiver;
    router.post(form.path, async (request: Request, response: Response) => {
      const encoding = requiredEncoding(request);
      const share = new Share(budget, largest);
      try {
        const body = await readBody(request, limits, share);
        if (!(await receiver.room())) throw busy();
        // Nothing may wait between the question and the answer, or others take the room.
        const rejected = await receiver.take(decodeRequest(body, encoding, form));
        respondSuccess(response, encoding, form, rejected);
      } finally {
        share.release();
      }
    });
    router.all(form.path, (_request, response) => {
      response.setHeader('Allow', 'POST');
      throw new OtlpError(405, rpcCode.unimplemented, `POST ${form.noun}s here`);
    });
  }
  return router;
}

function receiversFor({ spans, metrics: points, logs: records }: Sinks): Receiver[] {
  return [
    {
      form: traces,
      room: () => spans.room(),
      take({ raw, scalars }) {
        const { spans: taken, rejected } = normaliseTraces(raw, scalars);
        spans.accept(taken);
        return rejected;
      },
    },
    { form: metrics, room: () => points.hasRoom, take: (decoded) => takeMetrics(points, decoded) },
    { form: logs, room: () => records.hasRoom, take: (decoded) => takeLogs(records, decoded) },
  ];
}

function requiredEncoding(request: Request): Encoding {
  const encoding = encodingOf(request.headers['content-type']);
  if (encoding) return encoding;
  const wanted = 'application/x-protobuf or application/json';
  throw new OtlpError(415, rpcCode.invalidArgument, `Content-Type must be ${wanted}`);
}
