import { ROOT_CONTEXT, type Span, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import type { Entry } from './journal.ts';
import { redactText } from './redact.ts';

type Uncaught = Extract<Entry, { type: 'error' }>;

const MAX_MESSAGE = 500;
const MAX_STACK = 4000;
/** A loop that throws must not fill the queue. */
const MAX_ERRORS = 50;

let seen = 0;

/** Puts an uncaught error on the span that it happened in, or on a span of its own. */
export function recordError(tracer: Tracer, within: Span | undefined, uncaught: Uncaught): void {
  seen += 1;
  if (seen > MAX_ERRORS) return;
  const { error, at, operation, unhandled } = uncaught;
  const span =
    within ??
    tracer.startSpan(
      `uncaught ${unhandled}`,
      { startTime: at },
      operation?.context ?? ROOT_CONTEXT,
    );
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const exception = {
    'exception.type': error instanceof Error ? name : typeof error,
    'exception.message': redactText(message).slice(0, MAX_MESSAGE),
    'exception.stacktrace':
      error instanceof Error ? redactText(stack ?? '').slice(0, MAX_STACK) : '',
    'exception.escaped': true,
  };
  span.addEvent('exception', exception, at);
  span.setStatus({ code: SpanStatusCode.ERROR, message: exception['exception.message'] });
  if (!within) span.end(at);
}
