import { exceptionFacts } from '../exception.ts';

const MAX_CAUSES = 3;

/**
 * A copy of anything thrown that may leave the house: Rollbar's client reads the message, the
 * stack and the causes of the error itself in several places, after every hook of its own that
 * could redact them.
 */
export function cleanError(thrown: unknown, causes = MAX_CAUSES): Error {
  const { type, message, stack } = exceptionFacts(thrown);
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  const clean = new Error(
    message,
    cause === undefined || causes === 0 ? {} : { cause: cleanError(cause, causes - 1) },
  );
  clean.name = type;
  // Frames by path, so that the client finds the lines of source around them.
  clean.stack = stack?.replaceAll('file://', '') ?? `${type}: ${message}`;
  return clean;
}

/** What errors of one kind have in common: their class, and the code that threw them. */
export function kindOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  const frame = thrown.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? '';
  return `${thrown.constructor.name} ${frame.trim()}`;
}
