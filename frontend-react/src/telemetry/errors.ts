import { type Span, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import { cleaned } from './clean-error.ts';
import { newSpanId } from './ids.ts';
import type { ErrorEntry } from './journal.ts';
import { startGiven } from './provider.ts';

/** A loop that throws must not fill the queue. */
const MAX_ERRORS = 50;

let seen = 0;

/** Puts an error on the span that it happened in, or on a span of its own in the same trace. */
export function recordError(tracer: Tracer, within: Span | undefined, entry: ErrorEntry): void {
  seen += 1;
  if (seen > MAX_ERRORS) return;
  const { error, at, operation, how, traceId } = entry;
  const ids = { traceId, spanId: newSpanId() };
  const span = within ?? startGiven(tracer, ids, how, { startTime: at }, operation?.context);
  const { name, message, stack } = cleaned(error);
  const exception = {
    'exception.type': error instanceof Error ? name : typeof error,
    'exception.message': message,
    'exception.stacktrace': error instanceof Error ? (stack ?? '') : '',
    'exception.escaped': how !== 'caught error',
  };
  span.addEvent('exception', exception, at);
  span.setStatus({ code: SpanStatusCode.ERROR, message: exception['exception.message'] });
  if (!within) span.end(at);
}
