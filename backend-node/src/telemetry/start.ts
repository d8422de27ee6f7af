/** Preloaded with --import, so that tracing is there before the application is. */
import { context } from '@opentelemetry/api';
import { AsyncContextManager } from './context-manager.ts';
import { reportTotals } from './counters.ts';
import { onShutdown } from './lifecycle.ts';
import { startLogs } from './logs/start.ts';
import { startMetrics } from './metrics/start.ts';
import type { SpanPipeline } from './pipeline.ts';
import { identifyRequests } from './request-ids.ts';
import { startRollbar } from './rollbar/start.ts';
import { startOtlp } from './start-otlp.ts';
import { endOnUncaught } from './uncaught.ts';
import { startXray } from './xray/start.ts';

const { env } = process;

const [otlp, xray] = [await startOtlp(env), await startXray(env)];
const pipelines = [otlp, xray].filter((pipeline) => pipeline !== undefined);
if (pipelines.length > 0) await trace(pipelines);
else identify();
startLogs(env);
await startMetrics(env);
await startRollbar(env);
endOnUncaught();
// After all that is sent at the end, and also when the end is a fault.
process.once('exit', reportTotals);

async function trace(pipelines: readonly SpanPipeline[]): Promise<void> {
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
