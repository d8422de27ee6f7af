/**
 * Loaded with --import: OpenTelemetry's own instrumentation of modules that are imported, as its
 * guide for ES modules has it. The hook must be there before anything that it shall wrap.
 */
import { register } from 'node:module';
import { createAddHookMessageChannel } from 'import-in-the-middle';

const { registerOptions, waitForAllMessagesAcknowledged } = createAddHookMessageChannel();
register('import-in-the-middle/hook.mjs', import.meta.url, registerOptions);
await import('./opentelemetry.ts');
await waitForAllMessagesAcknowledged();
