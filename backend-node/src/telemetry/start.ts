/** Preloaded with --import, so that tracing is there before the application is. */
import { context } from '@opentelemetry/api';
import type { SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { AsyncContextManager } from './context-manager.ts';
import { reportTotals } from './counters.ts';
import { type Destination, resolveDestination } from './destination.ts';
import { isDisabled } from './environment.ts';
import { onShutdown } from './lifecycle.ts';
import { startLogs } from './logs/start.ts';
import { identifyRequests } from './request-ids.ts';
import { startRollbar } from './rollbar/start.ts';
import { endOnUncaught } from './uncaught.ts';
import { startXray } from './xray/start.ts';

/** What takes finished spans, and is closed, within the deadline, when the process ends. */
interface Pipeline {
  readonly processor: SpanProcessor;
  close(deadline: AbortSignal): Promise<void>;
}

const { env } = process;

const [otlp, xray] = [await startOtlp(), await startXray(env)];
const pipelines = [otlp, xray].filter((pipeline) => pipeline !== undefined);
if (pipelines.length > 0) await trace(pipelines);
else identify();
startLogs(env);
await startRollbar(env);
endOnUncaught();
// After all that is sent at the end, and also when the end is a fault.
process.once('exit', reportTotals);

function tryDestination(): Destination | Error | undefined {
  try {
    return resolveDestination(env);
  } catch (error) {
    return error as Error;
  }
}

/** The server's spans to the one destination of traces; undefined when there is none. */
async function startOtlp(): Promise<Pipeline | undefined> {
  const destination = isDisabled(env)
    ? new Error('OTEL_SDK_DISABLED or OTEL_TRACES_EXPORTER says so')
    : tryDestination();
  if (destination === undefined || destination instanceof Error) {
    const how =
      'set HONEYCOMB_API_KEY or OTEL_EXPORTER_OTLP_ENDPOINT, or run the Observatory, to turn it on';
    process.stdout.write(`Tracing: off (${destination?.message ?? how})\n`);
    return undefined;
  }
  // Loaded only when needed: the SDK is most of the time that this process takes to start.
  const [{ OtlpExporter }, { createBatchProcessor }] = await Promise.all([
    import('./exporter.ts'),
    import('./sdk.ts'),
  ]);
  const exporter = new OtlpExporter(destination);
  const { origin } = new URL(destination.tracesUrl);
  process.stdout.write(`Tracing: on, to ${destination.name} at ${origin}\n`);
  return {
    processor: createBatchProcessor(exporter),
    close: async (deadline) => exporter.close(deadline),
  };
}

async function trace(pipelines: readonly Pipeline[]): Promise<void> {
  const { startTracing } = await import('./sdk.ts');
  const processors = pipelines.map(({ processor }) => processor);
  const stop = startTracing(processors, env);
  onShutdown(async (deadline) => {
    await Promise.all([...pipelines.map(({ close }) => close(deadline)), stop()]);
  });
}

/** Without tracing every request still has an id. */
function identify(): void {
  const contextManager = new AsyncContextManager();
  context.setGlobalContextManager(contextManager);
  identifyRequests(contextManager);
}
