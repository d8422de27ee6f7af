import { exceptionFacts } from './exception.ts';
import { shutdownTelemetry } from './lifecycle.ts';
import { reportError } from './report.ts';

/** How long what is known of the end may take to be sent. */
const LAST_WORDS_MS = 2_000;

/** Reports what ends the process, on stderr too: why it ended must be seen at any level of log. */
export function reportUncaught(error: unknown, what: string): void {
  const { type, message, stack } = exceptionFacts(error);
  process.stderr.write(`Ended by an ${what}: ${stack || `${type}: ${message}`}\n`);
  reportError(error, { uncaught: true });
}

/**
 * An error that nobody caught, or a rejection, ends the process as it does by default, with code
 * 1: what runs on after it may be in any state. It is reported first, and all that telemetry holds
 * is sent within a deadline.
 */
export function endOnUncaught(): void {
  // Whoever read it is gone: no reason to end, least of all for a line about a vendor.
  process.stderr.on('error', () => {});
  let ending = false;
  process.on('uncaughtException', (error: unknown, origin) => {
    // What fails while it ends would only be told over and over.
    if (ending) return;
    ending = true;
    reportUncaught(error, origin);
    void shutdownTelemetry(LAST_WORDS_MS).then(() => process.exit(1));
  });
}
