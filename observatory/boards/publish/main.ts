/**
 * Writes the boards of definitions/ to Honeycomb: `npm run honeycomb:plan` and
 * `npm run honeycomb:apply`, each with `-- --endpoint-url http://localhost:4318` for the
 * Observatory.
 */

import { readConfig } from './config.ts';
import { failureSentence } from './failure.ts';
import { publish } from './publish.ts';

try {
  await publish(readConfig(process.argv.slice(2)), console.log);
} catch (error) {
  console.error(failureSentence(error));
  process.exitCode = 1;
}
