import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import type { DeliveryTarget } from '../delivery.ts';
import { createResource } from '../resource.ts';
import { MetricsExporter } from './exporter.ts';
import { measureTelemetry } from './own.ts';
import { measurePools } from './pool.ts';
import { RequestDurations } from './request-durations.ts';
import { measureRequests } from './requests.ts';
import { measureRuntime } from './runtime.ts';

const LONGEST_EXPORT_MS = 30_000;

/**
 * Measures this process and sends what was measured, every `intervalMs` and once at the end. The
 * answer ends it, within its deadline.
 */
export function startMeasuring(
  target: DeliveryTarget,
  intervalMs: number,
  env: NodeJS.ProcessEnv,
): (deadline: AbortSignal) => Promise<void> {
  const durations = new RequestDurations();
  const exporter = new MetricsExporter(target, durations);
  const reader = new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: intervalMs,
    exportTimeoutMillis: Math.min(intervalMs, LONGEST_EXPORT_MS),
    metricProducers: [durations],
  });
  const provider = new MeterProvider({ resource: createResource(env), readers: [reader] });
  const meter = provider.getMeter('cruddur');
  const undo = [measureRequests(meter, durations), measureRuntime(meter), measurePools(meter)];
  measureTelemetry(meter);
  return async (deadline) => {
    exporter.close(deadline);
    await provider.shutdown();
    for (const stop of undo) stop();
  };
}
