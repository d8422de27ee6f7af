import type { MetricType } from '../../../api/metrics.ts';
import type { MetricPoint } from '../../../metrics/point.ts';
import type { Origin } from '../../../span.ts';
import { plainAttributes } from '../../../values.ts';
import { InvalidItemError, OtlpError, rpcCode } from '../errors.ts';
import { origin } from '../origin.ts';
import type { Message, Scalars } from '../scalars.ts';
import type { Decoded } from '../signal.ts';
import { bool, has, list, message, text } from '../values.ts';
import { type MetricIdentity, pointOf } from './points.ts';

/** Where received points go. */
export interface MetricSink {
  /** False while writing is so far behind that senders had better come again. */
  readonly hasRoom: boolean;
  /** Gives why some were not taken, a sentence for each of them. */
  accept(points: readonly MetricPoint[]): string[];
  /** Counts points that are not what the protocol allows. */
  refused(reason: string, points: number): void;
}

/** More than the largest body holds of points with something in them. */
const pointsAtMost = 100_000;
const temporalities = ['UNSPECIFIED', 'DELTA', 'CUMULATIVE'].map(
  (name) => `AGGREGATION_TEMPORALITY_${name}`,
);

/** The members of OTLP's Metric that hold data, and what they are called here. */
const kinds: Record<string, MetricType> = {
  gauge: 'gauge',
  sum: 'sum',
  histogram: 'histogram',
  exponentialHistogram: 'exponential_histogram',
  summary: 'summary',
};

/** Takes the points of an ExportMetricsServiceRequest. Throws MalformedError and what is too much. */
export function takeMetrics(sink: MetricSink, { raw, scalars }: Decoded): string[] {
  const points: MetricPoint[] = [];
  const rejected: string[] = [];
  for (const [metric, from] of metricsIn(raw, scalars)) {
    const member = Object.keys(kinds).find((name) => has(metric, name));
    // A metric of a kind that is not known yet: its points cannot even be counted.
    if (member === undefined) continue;
    const data = message(metric[member], member);
    const raws = list(data.dataPoints, 'dataPoints');
    if (points.length + rejected.length + raws.length > pointsAtMost) {
      const sentence = `A request may hold ${pointsAtMost} points; send fewer at once.`;
      throw new OtlpError(413, rpcCode.invalidArgument, sentence);
    }
    const identity = identityOf(metric, kinds[member] ?? 'gauge', data, from, scalars);
    for (const item of raws) {
      try {
        const point = pointOf(message(item, 'data point'), identity, scalars);
        if (point) points.push(point);
      } catch (error) {
        if (!(error instanceof InvalidItemError)) throw error;
        rejected.push(error.message);
      }
    }
  }
  sink.refused('invalid_point', rejected.length);
  return [...rejected, ...sink.accept(points)];
}

function* metricsIn(raw: unknown, scalars: Scalars): Generator<[Message, Origin]> {
  for (const item of list(message(raw, 'request').resourceMetrics, 'resourceMetrics')) {
    const outer = message(item, 'resourceMetrics');
    for (const scoped of list(outer.scopeMetrics, 'scopeMetrics')) {
      const inner = message(scoped, 'scopeMetrics');
      const from = origin(outer, inner, inner.scope, scalars);
      for (const metric of list(inner.metrics, 'metrics')) yield [message(metric, 'metric'), from];
    }
  }
}

function identityOf(
  metric: Message,
  type: MetricType,
  data: Message,
  from: Origin,
  scalars: Scalars,
): MetricIdentity {
  const resource = plainAttributes(from.resource.attributes);
  const temporality = scalars.enumeration(
    data.aggregationTemporality,
    temporalities,
    'aggregationTemporality',
  );
  return {
    name: text(metric.name, 'metric.name'),
    unit: text(metric.unit, 'metric.unit'),
    description: text(metric.description, 'metric.description'),
    type,
    temporality: temporality === 1 ? 'delta' : 'cumulative',
    monotonic: has(data, 'isMonotonic') && bool(data.isMonotonic, 'isMonotonic'),
    service: String(resource['service.name'] || 'unknown_service'),
    source: `${resource['service.instance.id'] ?? ''} ${from.scope.name}`,
  };
}
