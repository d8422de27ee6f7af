import { announce } from '../announce.ts';
import { areMetricsDisabled } from '../environment.ts';
import { onShutdown } from '../lifecycle.ts';
import { exportIntervalMs, resolveMetricsDestination } from './destination.ts';

/** Measures this process and sends what was measured, where there is somewhere to; says which in one line. */
export async function startMetrics(env: NodeJS.ProcessEnv): Promise<void> {
  if (areMetricsDisabled(env)) {
    return off('OTEL_SDK_DISABLED or OTEL_METRICS_EXPORTER says so');
  }
  try {
    const destination = resolveMetricsDestination(env);
    if ('off' in destination) return off(destination.off);
    const { name, target } = destination;
    const intervalMs = exportIntervalMs(env);
    announce('Metrics', { on: true, name, at: new URL(target.url).origin });
    // Loaded only when needed, since the SDK takes its time.
    const { startMeasuring } = await import('./measure.ts');
    onShutdown(startMeasuring(target, intervalMs, env));
  } catch (error) {
    off((error as Error).message);
  }
}

function off(reason: string): void {
  announce('Metrics', { on: false, reason });
}
