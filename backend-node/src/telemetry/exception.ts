import type { Span } from '@opentelemetry/api';
import { redactText } from './redact.ts';

const MESSAGE_LIMIT = 1_000;
const STACK_LIMIT = 4_000;
/** SQLSTATE class 22, data exception: PostgreSQL quotes the value that it refused. */
const DATA_EXCEPTION = /^22[0-9A-Z]{3}$/;
/** In the quotes of the language that the database speaks. */
const QUOTED = /["„“”«»‘’'][\s\S]*["“”«»‘’']/u;

/** What errors of JSON.parse quote of the text, in V8's words. */
const UNREADABLE = /"[\s\S]*"(?=(?:\.\.\.)? is not valid JSON)/;

/** An error as telemetry may show it: redacted and bounded. */
export interface ExceptionFacts {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
}

/** Redacted and bounded facts of anything thrown. */
export function exceptionFacts(error: unknown): ExceptionFacts {
  try {
    return factsOf(error);
  } catch {
    // Anything can be thrown, also what fails when it is looked at.
    return { type: typeof error, message: 'It cannot be told what was thrown.' };
  }
}

function factsOf(error: unknown): ExceptionFacts {
  if (!(error instanceof Error)) {
    return { type: typeof error, message: clean(String(error), MESSAGE_LIMIT) };
  }
  const { stack } = error;
  const message = String(withoutRefusedValue(error));
  return {
    type: String(error.constructor?.name || error.name),
    message: clean(message, MESSAGE_LIMIT),
    stack: clean(withMessage(String(stack ?? ''), String(error.message), message), STACK_LIMIT),
  };
}

/** `stack` with what it says replaced, or added to its first line when it says nothing. */
function withMessage(stack: string, before: string, message: string): string {
  if (before !== '') return stack.replace(before, () => message);
  return message === '' ? stack : stack.replace(/^.*/, (line) => `${line}: ${message}`);
}

function withoutRefusedValue(error: Error): string {
  // A connection that was tried at several addresses fails with an error that says nothing itself.
  if (error.message === '' && error instanceof AggregateError) {
    return error.errors.map((one) => (one instanceof Error ? one.message : String(one))).join('; ');
  }
  if (error instanceof SyntaxError) return error.message.replace(UNREADABLE, '"?"');
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && DATA_EXCEPTION.test(code)
    ? error.message.replace(QUOTED, '"?"')
    : error.message;
}

/** Cut only after redaction: a secret cut in half would no longer be known as one. */
function clean(text: string, limit: number): string {
  return redactText(text.slice(0, limit * 4)).slice(0, limit);
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
