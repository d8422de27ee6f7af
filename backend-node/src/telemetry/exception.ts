import type { Span } from '@opentelemetry/api';
import { redactText } from './redact.ts';

const MESSAGE_LIMIT = 1_000;
const STACK_LIMIT = 4_000;

/** An error as telemetry may show it: redacted and bounded. */
export interface ExceptionFacts {
  type: string;
  message: string;
  stack?: string;
}

/** Redacted and bounded facts of anything thrown. */
export function exceptionFacts(error: unknown): ExceptionFacts {
  if (!(error instanceof Error)) {
    return { type: typeof error, message: redactText(String(error).slice(0, MESSAGE_LIMIT)) };
  }
  return {
    type: error.constructor.name || error.name,
    message: redactText(error.message.slice(0, MESSAGE_LIMIT)),
    ...(error.stack && { stack: redactText(error.stack.slice(0, STACK_LIMIT)) }),
  };
}

/** Adds the `exception` event of the semantic conventions to `span`; its status is the caller's. */
export function addException(span: Span, error: unknown): ExceptionFacts {
  const facts = exceptionFacts(error);
  span.addEvent('exception', {
    'exception.type': facts.type,
    'exception.message': facts.message,
    ...(facts.stack && { 'exception.stacktrace': facts.stack }),
  });
  return facts;
}
