import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { JsonMetricsSerializer } from '@opentelemetry/otlp-transformer';
import {
  AggregationTemporality,
  DataPointType,
  type PushMetricExporter,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import { count, countDropped } from '../counters.ts';
import { Delivery, type DeliveryTarget } from '../delivery.ts';
import type { Exemplar } from './duration-histogram.ts';
import { REQUEST_DURATION, type RequestDurations } from './request-durations.ts';

/** The part of OTLP/JSON that exemplars are added to. */
interface MetricsRequest {
  resourceMetrics: {
    scopeMetrics: { metrics: { histogram?: { dataPoints: { exemplars?: unknown[] }[] } }[] }[];
  }[];
}

/**
 * Exports metrics as OTLP/JSON, with the exemplars of requests, which the SDK cannot carry. One
 * export at a time and one try each: what cannot be sent is not kept, for the next export tells the
 * same sums again.
 */
export class MetricsExporter implements PushMetricExporter {
  readonly #delivery: Delivery;
  readonly #durations: RequestDurations;
  #running: Promise<void> | undefined;

  constructor(target: DeliveryTarget, durations: RequestDurations) {
    this.#delivery = new Delivery(target, { tries: 1 });
    this.#durations = durations;
  }

  selectAggregationTemporality(): AggregationTemporality {
    return AggregationTemporality.CUMULATIVE;
  }

  export(metrics: ResourceMetrics, done: (result: ExportResult) => void): void {
    const points = pointsIn(metrics);
    if (this.#running !== undefined) {
      countDropped('metrics', 'busy', points);
      done({ code: ExportResultCode.FAILED });
      return;
    }
    this.#running = this.#send(metrics, points).then((result) => {
      this.#running = undefined;
      done(result);
    });
  }

  async forceFlush(): Promise<void> {
    await this.#running;
  }

  async shutdown(): Promise<void> {
    await this.forceFlush();
  }

  /** Everything has one try from now on, and none beyond `deadline`. */
  close(deadline: AbortSignal): void {
    this.#delivery.close(deadline);
  }

  async #send(metrics: ResourceMetrics, points: number): Promise<ExportResult> {
    const body = this.#encode(metrics);
    const outcome = await this.#delivery.send({ type: 'application/json', body });
    if (outcome === 'sent') {
      count('metrics.exported', points);
      return { code: ExportResultCode.SUCCESS };
    }
    countDropped('metrics', outcome, points);
    return { code: ExportResultCode.FAILED };
  }

  #encode(metrics: ResourceMetrics): string {
    const json = Buffer.from(JsonMetricsSerializer.serializeRequest(metrics) ?? '{}').toString();
    const request = JSON.parse(json) as MetricsRequest;
    for (const [at, scope] of metrics.scopeMetrics.entries()) {
      for (const [place, metric] of scope.metrics.entries()) {
        const { descriptor, dataPointType } = metric;
        if (descriptor.name !== REQUEST_DURATION || dataPointType !== DataPointType.HISTOGRAM)
          continue;
        const written = request.resourceMetrics[0]?.scopeMetrics[at]?.metrics[place]?.histogram;
        for (const [index, { attributes }] of metric.dataPoints.entries()) {
          const exemplars = this.#durations.takeExemplars(attributes);
          const point = written?.dataPoints[index];
          if (point && exemplars.length > 0) point.exemplars = exemplars.map(jsonExemplar);
        }
      }
    }
    return JSON.stringify(request);
  }
}

function jsonExemplar({ value, timeMs, traceId, spanId }: Exemplar) {
  return { timeUnixNano: `${timeMs}000000`, asDouble: value, traceId, spanId };
}

function pointsIn({ scopeMetrics }: ResourceMetrics): number {
  let points = 0;
  for (const { metrics } of scopeMetrics) {
    for (const { dataPoints } of metrics) points += dataPoints.length;
  }
  return points;
}
