import { redactText } from './redact.ts';

const MAX_MESSAGE = 500;
/** Characters of a stack, and of the tree of components that React was in. */
export const MAX_STACK = 4000;

/**
 * A copy of anything thrown, redacted and bounded. It is a copy because rollbar.js sends message
 * and stack of the original beside what it makes of them. Causes stay here: their messages quote
 * what they could not read.
 */
export function cleaned(error: unknown): Error {
  const known = error instanceof Error;
  const message = redactText(known ? error.message : String(error)).slice(0, MAX_MESSAGE);
  const copy = new Error(message);
  copy.name = known ? error.name : 'Error';
  const stack = known ? error.stack : undefined;
  copy.stack = redactText(stack ?? `${copy.name}: ${message}`).slice(0, MAX_STACK);
  return copy;
}
