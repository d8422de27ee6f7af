import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import v8 from 'node:v8';
import type { Meter, ObservableGauge } from '@opentelemetry/api';

/** How often the event loop is looked at: often enough for a tenth of a second to show. */
const RESOLUTION_MS = 20;

const DELAYS = ['min', 'max', 'mean', 'p50', 'p90', 'p99'] as const;

/**
 * What of Node.js itself is worth watching, named as the semantic conventions name it: how late the
 * event loop is, how busy, and the memory. The answer stops it.
 */
export function measureRuntime(meter: Meter): () => void {
  const stop = measureDelay(meter);
  measureUtilization(meter);
  measureMemory(meter);
  return stop;
}

/** The monitor's own waiting is no delay, so it is taken off: an idle loop shows about nothing. */
function measureDelay(meter: Meter): () => void {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  const gauges = DELAYS.map((which) =>
    meter.createObservableGauge(`nodejs.eventloop.delay.${which}`, {
      unit: 's',
      description: `How late the event loop was since the last export: ${which}.`,
    }),
  );
  meter.addBatchObservableCallback((result) => {
    if (delays.count === 0) return;
    const { min, max, mean } = delays;
    const [p50, p90, p99] = [50, 90, 99].map((percent) => delays.percentile(percent));
    const values = [min, max, mean, p50, p90, p99];
    for (const [at, gauge] of gauges.entries()) {
      const late = (values[at] ?? 0) / 1e9 - RESOLUTION_MS / 1_000;
      result.observe(gauge as ObservableGauge, Math.max(0, late));
    }
    delays.reset();
  }, gauges);
  return () => delays.disable();
}

function measureUtilization(meter: Meter): void {
  let before = performance.eventLoopUtilization();
  meter
    .createObservableGauge('nodejs.eventloop.utilization', {
      unit: '1',
      description: 'Share of the time since the last export in which the event loop was busy.',
    })
    .addCallback((result) => {
      const now = performance.eventLoopUtilization();
      result.observe(performance.eventLoopUtilization(now, before).utilization);
      before = now;
    });
}

function measureMemory(meter: Meter): void {
  const options = (description: string) => ({ unit: 'By', description });
  const used = meter.createObservableUpDownCounter(
    'v8js.memory.heap.used',
    options('Heap memory in use, by space.'),
  );
  const limit = meter.createObservableUpDownCounter(
    'v8js.memory.heap.limit',
    options('Heap memory set aside, by space.'),
  );
  meter.addBatchObservableCallback(
    (result) => {
      for (const space of v8.getHeapSpaceStatistics()) {
        const attributes = { 'v8js.heap.space.name': space.space_name };
        result.observe(used, space.space_used_size, attributes);
        result.observe(limit, space.space_size, attributes);
      }
    },
    [used, limit],
  );
  meter
    .createObservableUpDownCounter('process.memory.usage', options('Memory of the process.'))
    .addCallback((result) => result.observe(process.memoryUsage.rss()));
}
