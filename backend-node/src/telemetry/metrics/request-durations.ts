import { type Attributes, ValueType } from '@opentelemetry/api';
import { millisToHrTime } from '@opentelemetry/core';
import { emptyResource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  type CollectionResult,
  DataPointType,
  type HistogramMetricData,
  type MetricProducer,
} from '@opentelemetry/sdk-metrics';
import { DurationHistogram, type Exemplar, type TracePlace } from './duration-histogram.ts';

export const REQUEST_DURATION = 'http.server.request.duration';
/** The semantic conventions' own bounds, in seconds. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Methods, routes and statuses are few; beyond this many together something is wrong. */
const SERIES_AT_MOST = 1_000;
const OVERFLOW: Attributes = { 'otel.metric.overflow': true };
const OVERFLOW_KEY = 'overflow';

/** What tells one series of requests from another: nothing that has a person's data in it. */
export interface RequestFacts {
  readonly method: string;
  readonly scheme: string;
  /** The pattern, never the address. */
  readonly route: string | undefined;
  /** Undefined when the other side left before the answer began. */
  readonly status: number | undefined;
  readonly errorType: string | undefined;
}

interface Series {
  readonly attributes: Attributes;
  readonly histogram: DurationHistogram;
}

/**
 * How long requests took, by what they were. Counted here and not by an instrument of the SDK, which
 * writes the attributes out as JSON for every request and takes ten times as long, and which has
 * no exemplars yet; the SDK collects it as it collects what other producers bring.
 */
export class RequestDurations implements MetricProducer {
  readonly #series = new Map<string, Series>();
  readonly #byAttributes = new WeakMap<Attributes, DurationHistogram>();

  /** @param place of the request's span, for the exemplar to lead to */
  record(seconds: number, facts: RequestFacts, place: TracePlace | undefined): void {
    const series = this.#series.get(keyOf(facts)) ?? this.#add(facts);
    series.histogram.record(seconds, place);
  }

  /** The exemplars of a point that was collected here, since the last call. */
  takeExemplars(attributes: Attributes): Exemplar[] {
    return this.#byAttributes.get(attributes)?.takeExemplars() ?? [];
  }

  async collect(): Promise<CollectionResult> {
    const metrics = this.#series.size > 0 ? [this.#data()] : [];
    const scopeMetrics = metrics.length > 0 ? [{ scope: { name: 'cruddur.http' }, metrics }] : [];
    return { resourceMetrics: { resource: emptyResource(), scopeMetrics }, errors: [] };
  }

  #data(): HistogramMetricData {
    const endTime = millisToHrTime(Date.now());
    return {
      descriptor: {
        name: REQUEST_DURATION,
        description: 'Duration of HTTP server requests.',
        unit: 's',
        valueType: ValueType.DOUBLE,
      },
      aggregationTemporality: AggregationTemporality.CUMULATIVE,
      dataPointType: DataPointType.HISTOGRAM,
      dataPoints: [...this.#series.values()].map(({ attributes, histogram }) => {
        const { startedMs, counts, count, sum, min, max } = histogram;
        const buckets = { boundaries: BOUNDS, counts: [...counts] };
        const startTime = millisToHrTime(startedMs);
        return { attributes, startTime, endTime, value: { buckets, count, sum, min, max } };
      }),
    };
  }

  #add(facts: RequestFacts): Series {
    const isFull = this.#series.size >= SERIES_AT_MOST;
    const key = isFull ? OVERFLOW_KEY : keyOf(facts);
    const made = this.#series.get(key) ?? {
      attributes: isFull ? OVERFLOW : attributesOf(facts),
      histogram: new DurationHistogram(BOUNDS),
    };
    this.#series.set(key, made);
    this.#byAttributes.set(made.attributes, made.histogram);
    return made;
  }
}

function keyOf({ method, scheme, route, status, errorType }: RequestFacts): string {
  return `${method} ${status ?? ''} ${scheme} ${errorType ?? ''} ${route ?? ''}`;
}

function attributesOf({ method, scheme, route, status, errorType }: RequestFacts): Attributes {
  return {
    'http.request.method': method,
    'url.scheme': scheme,
    ...(route !== undefined && { 'http.route': route }),
    ...(status !== undefined && { 'http.response.status_code': status }),
    ...(errorType !== undefined && { 'error.type': errorType }),
  };
}
