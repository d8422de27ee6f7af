import { newTraceId, now } from './ids.ts';
import { type ErrorEntry, tell } from './journal.ts';
import { cause, lastOperation } from './operations.ts';

/** Writes down uncaught errors and rejections with the operation that they happened in. */
export function listenForErrors(): void {
  addEventListener('error', ({ error, message }) =>
    note('uncaught error', error ?? message, cause()),
  );
  addEventListener('unhandledrejection', ({ reason }) =>
    note('uncaught unhandledrejection', reason, cause()),
  );
}

let lastCaught: unknown;

/**
 * Writes down an error that an error boundary has caught, which no event of the window tells. It
 * belongs to the trace that `currentReference` gives in the same moment: the one that the error
 * page quotes. Errors that no boundary catches React hands to the window by itself. React's root
 * and the outermost boundary both tell of the same error: it is one.
 */
export function noteCaughtError(error: unknown, componentStack?: string): void {
  if (error === lastCaught) return;
  lastCaught = error;
  note('caught error', error, lastOperation(), componentStack);
}

function note(
  how: ErrorEntry['how'],
  error: unknown,
  operation: ErrorEntry['operation'],
  componentStack?: string,
): void {
  // Whoever reports it names a trace, and so it needs one even when nobody knows what caused it.
  const traceId = operation?.traceId ?? newTraceId();
  tell({ type: 'error', how, error, at: now(), operation, traceId, componentStack });
}
