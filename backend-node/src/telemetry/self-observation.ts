import {
  type Counter,
  createNoopMeter,
  type Meter,
  type MeterProvider,
  type Observable,
  type ObservableCallback,
} from '@opentelemetry/api';
import { countDropped } from './counters.ts';
import { watchQueue } from './queues.ts';

/** The semantic conventions' metric of what a span processor is done with. */
const PROCESSED = 'otel.sdk.processor.span.processed';
/** Theirs of how many spans wait in its queue. */
const QUEUE_SIZE = 'otel.sdk.processor.span.queue.size';

/**
 * The SDK tells what its own queue holds and drops as metrics only. This meter provider hears those
 * two and keeps them in our counters and queues; every other instrument does nothing.
 */
export function createSelfObservation(): MeterProvider {
  const noop = createNoopMeter();
  const noopQueue = noop.createObservableUpDownCounter(QUEUE_SIZE);
  const droppedSpans: Counter = {
    add(value, attributes) {
      if (attributes?.['error.type'] === 'queue_full') {
        countDropped('exporter', 'queue_full', value);
      }
    },
  };
  // A copy: the API's own is one for all.
  const queueSize: Observable = Object.assign(Object.create(noopQueue) as Observable, {
    addCallback(callback: ObservableCallback) {
      watchQueue('spans', () => {
        let waiting = 0;
        callback({
          observe: (value) => {
            waiting = value;
          },
        });
        return waiting;
      });
    },
  });
  const meter: Meter = Object.assign(Object.create(noop) as Meter, {
    createCounter: (name: string) => (name === PROCESSED ? droppedSpans : noop.createCounter(name)),
    createObservableUpDownCounter: (name: string) =>
      name === QUEUE_SIZE ? queueSize : noop.createObservableUpDownCounter(name),
  });
  return { getMeter: () => meter };
}
