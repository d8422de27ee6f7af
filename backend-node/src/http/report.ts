import { isDatabaseUnavailable } from '../db/failures.ts';
import { describeError } from '../telemetry/current.ts';
import type { Report } from './error-handler.ts';

const MAX_CAUSES = 3;

/**
 * The one place that prints a fault, under the reference that its user was given. Redacted, and of
 * a database's error only what it says and where: its `detail` holds people's rows. An outage of
 * the database is a line a request, not a stack.
 */
export const reportFault: Report = (error, traceId) => {
  const text = isDatabaseUnavailable(error)
    ? `Database: ${describeError(error).message}`
    : causes(error).map(textOf).join('\nCaused by: ');
  console.error(`[${traceId ?? 'no trace'}]`, text);
};

/** The error and what it came from, bounded: a chain of causes may be a circle. */
function causes(error: unknown): unknown[] {
  const chain = [error];
  for (let last = error; chain.length <= MAX_CAUSES && last instanceof Error && last.cause; ) {
    last = last.cause;
    chain.push(last);
  }
  return chain;
}

function textOf(error: unknown): string {
  const { type, message, stack } = describeError(error);
  return stack ?? `${type}: ${message}`;
}
