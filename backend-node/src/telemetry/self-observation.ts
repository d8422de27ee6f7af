import { type Counter, createNoopMeter, type Meter, type MeterProvider } from '@opentelemetry/api';
import { countDropped } from './counters.ts';

/** The semantic conventions' metric of what a span processor is done with. */
const PROCESSED = 'otel.sdk.processor.span.processed';

/**
 * The SDK tells what its own queues drop as a metric only. This meter provider hears that one
 * metric and keeps it in our counters; every other instrument does nothing.
 */
export function createSelfObservation(): MeterProvider {
  const noop = createNoopMeter();
  const droppedSpans: Counter = {
    add(value, attributes) {
      if (attributes?.['error.type'] === 'queue_full') {
        countDropped('exporter', 'queue_full', value);
      }
    },
  };
  const meter: Meter = Object.assign(Object.create(noop) as Meter, {
    createCounter: (name: string) => (name === PROCESSED ? droppedSpans : noop.createCounter(name)),
  });
  return { getMeter: () => meter };
}
