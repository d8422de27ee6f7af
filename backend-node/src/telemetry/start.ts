/** Preloaded with --import, so that tracing is there before the application is. */
import { context } from '@opentelemetry/api';
import { AsyncContextManager } from './context-manager.ts';
import { reportTotals } from './counters.ts';
import { type Destination, resolveDestination } from './destination.ts';
import { isDisabled } from './environment.ts';
import { onShutdown } from './lifecycle.ts';
import { startLogs } from './logs/start.ts';
import { identifyRequests } from './request-ids.ts';

const { env } = process;

if (isDisabled(env)) {
  startWithout('OTEL_SDK_DISABLED or OTEL_TRACES_EXPORTER says so');
} else {
  const destination = tryDestination();
  if (destination instanceof Error) startWithout(destination.message);
  else if (destination === undefined) {
    startWithout(
      'set HONEYCOMB_API_KEY or OTEL_EXPORTER_OTLP_ENDPOINT, or run the Observatory, to turn it on',
    );
  } else await startTo(destination);
}
startLogs(env);
// After all that is sent at the end, and also when the end is a fault.
process.once('exit', reportTotals);

function tryDestination(): Destination | Error | undefined {
  try {
    return resolveDestination(env);
  } catch (error) {
    return error as Error;
  }
}

async function startTo(destination: Destination): Promise<void> {
  // Loaded only when needed: the SDK is most of the time that this process takes to start.
  const [{ OtlpExporter }, { createBatchProcessor, startTracing }] = await Promise.all([
    import('./exporter.ts'),
    import('./sdk.ts'),
  ]);
  const exporter = new OtlpExporter(destination);
  const stop = startTracing([createBatchProcessor(exporter)], env);
  onShutdown((deadline) => {
    exporter.close(deadline);
    return stop();
  });
  const { origin } = new URL(destination.tracesUrl);
  process.stdout.write(`Tracing: on, to ${destination.name} at ${origin}\n`);
}

function startWithout(reason: string): void {
  const contextManager = new AsyncContextManager();
  context.setGlobalContextManager(contextManager);
  identifyRequests(contextManager);
  process.stdout.write(`Tracing: off (${reason})\n`);
}
