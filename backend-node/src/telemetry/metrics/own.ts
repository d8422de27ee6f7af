import type { Meter } from '@opentelemetry/api';
import { telemetryCounters } from '../counters.ts';
import { queueLengths } from '../queues.ts';

/** Of a counter's name, `<part>.dropped.<reason>`. */
const DROPPED = /^(\w+)\.dropped\.(\w+)$/;

/** What telemetry itself lost and holds back. */
export function measureTelemetry(meter: Meter): void {
  meter
    .createObservableCounter('cruddur.telemetry.dropped', {
      unit: '{item}',
      description: 'Spans, lines and items that were not delivered, by part and reason.',
    })
    .addCallback((result) => {
      // Nothing lost is worth knowing too, and differs from nobody counting.
      result.observe(0, { part: 'all', reason: 'none' });
      for (const [name, count] of Object.entries(telemetryCounters())) {
        const [, part, reason] = DROPPED.exec(name) ?? [];
        if (part && reason) result.observe(count, { part, reason });
      }
    });
  meter
    .createObservableUpDownCounter('cruddur.telemetry.queue.length', {
      unit: '{item}',
      description: 'What waits to be sent, by queue.',
    })
    .addCallback((result) => {
      for (const [queue, length] of queueLengths()) result.observe(length, { queue });
    });
}
