import { isDatabaseUnavailable } from '../db/failures.ts';
import { reportError } from '../telemetry/report.ts';
import type { Report } from './error-handler.ts';

/**
 * The one place that reports a fault of a request, to the log and to Rollbar, under the reference
 * that its user was given. An outage of the database is a line a request, not a stack, and one
 * item, however many requests met it.
 */
export const reportFault: Report = (error, request) => {
  reportError(error, { request, ...(isOutage(error) && { outage: 'Database' }) });
};

/** Also when somebody on the way up said in other words what the database's failure means. */
function isOutage(error: unknown): boolean {
  return (
    isDatabaseUnavailable(error) || (error instanceof Error && isDatabaseUnavailable(error.cause))
  );
}
