import { lastOperation } from './operations.ts';

/**
 * Trace id of the action, navigation or load under way or last begun; 32 hex digits. It is what a
 * person quotes from an error page.
 */
export function currentReference(): string | undefined {
  return lastOperation()?.traceId;
}
