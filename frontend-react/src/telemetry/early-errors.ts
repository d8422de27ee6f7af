import { now } from './ids.ts';
import { tell } from './journal.ts';
import { cause } from './operations.ts';

/** Writes down uncaught errors and rejections with the operation that they happened in. */
export function listenForErrors(): void {
  addEventListener('error', ({ error, message }) => note('error', error ?? message));
  addEventListener('unhandledrejection', ({ reason }) => note('unhandledrejection', reason));
}

function note(unhandled: 'error' | 'unhandledrejection', error: unknown): void {
  tell({ type: 'error', unhandled, error, at: now(), operation: cause() });
}
