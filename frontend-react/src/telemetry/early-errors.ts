import { now } from './ids.ts';
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

/**
 * Writes down an error that an error boundary has caught, which no event of the window tells. It
 * belongs to the trace that `currentReference` gives in the same moment: the one that the error
 * page quotes. Errors that no boundary catches React hands to the window by itself.
 */
export function noteCaughtError(error: unknown): void {
  note('caught error', error, lastOperation());
}

function note(how: ErrorEntry['how'], error: unknown, operation: ErrorEntry['operation']): void {
  tell({ type: 'error', how, error, at: now(), operation });
}
