import type { LogEvent } from '../../../api/logs.ts';
import { invalidParameter } from '../errors.ts';
import { parseJsonPattern } from './json-pattern.ts';
import { parseTerms } from './terms.ts';

/** Whether an event is one that the pattern means. */
export type Matcher = (event: Pick<LogEvent, 'message' | 'fields'>) => boolean;

const longest = 1024;

/**
 * A filter pattern of FilterLogEvents: terms, or `{ … }` over the fields of JSON messages.
 * InvalidParameterException for what cannot be read, and for the kinds that are not known here:
 * `[…]` over columns and `%…%` regular expressions.
 */
export function parsePattern(text: string): Matcher {
  const pattern = text.trim();
  if (pattern.length > longest) throw invalidPattern(`it is longer than ${longest} characters`);
  if (pattern === '') return () => true;
  if (pattern.startsWith('[')) throw invalidPattern('patterns of columns, […], are not known here');
  return pattern.startsWith('{') ? parseJsonPattern(pattern) : parseTerms(pattern);
}

/** The refusal of a pattern, with what is wrong with it. */
export function invalidPattern(reason: string): Error {
  return invalidParameter(`Invalid filter pattern: ${reason}.`);
}
