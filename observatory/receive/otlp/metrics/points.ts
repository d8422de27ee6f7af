import type { MetricPoint, PointExemplar, SeriesIdentity } from '../../../metrics/point.ts';
import { plainAttributes } from '../../../values.ts';
import { InvalidItemError } from '../errors.ts';
import type { Message, Scalars } from '../scalars.ts';
import { keyValues, list, message } from '../values.ts';
import { explicitBuckets, exponentialBuckets } from './buckets.ts';
import { countOf, msOf, numberOf, optionalDouble } from './number.ts';

/** OTLP's DataPointFlags: the point says only that its series has no value now. */
const noRecordedValue = 1;
/** Kept of one point; an SDK sends one a bucket. */
const exemplarsAtMost = 32;

/** What all points of one metric of one scope share. */
export type MetricIdentity = Omit<SeriesIdentity, 'attributes'>;

/** One data point; undefined when it says that there is no value. Throws InvalidItemError. */
export function pointOf(
  raw: Message,
  metric: MetricIdentity,
  scalars: Scalars,
): MetricPoint | undefined {
  const flags = scalars.uint32(raw.flags, 'flags');
  if ((flags & noRecordedValue) !== 0) return undefined;
  const timeMs = msOf(raw.timeUnixNano, 'timeUnixNano', scalars);
  if (timeMs === 0) throw new InvalidItemError('a point has no time');
  return {
    series: { ...metric, attributes: plainAttributes(keyValues(raw.attributes, scalars, 0)) },
    startMs: msOf(raw.startTimeUnixNano, 'startTimeUnixNano', scalars),
    timeMs,
    ...measured(raw, metric, scalars),
    exemplars: list(raw.exemplars, 'exemplars')
      .slice(0, exemplarsAtMost)
      .map((item) => exemplarOf(message(item, 'exemplar'), timeMs, scalars)),
  };
}

function measured(
  raw: Message,
  { type }: MetricIdentity,
  scalars: Scalars,
): Pick<MetricPoint, 'value' | 'count' | 'buckets'> {
  if (type === 'gauge' || type === 'sum') {
    return { value: numberOf(raw, scalars), count: null, buckets: [] };
  }
  const value = optionalDouble(raw, 'sum', scalars);
  const count = countOf(raw.count, 'count', scalars);
  // Its quantiles are of the sender's own window and cannot be joined with others'.
  if (type === 'summary') return { value, count, buckets: [] };
  const buckets =
    type === 'histogram' ? explicitBuckets(raw, scalars) : exponentialBuckets(raw, scalars);
  return { value, count, buckets };
}

function exemplarOf(raw: Message, pointMs: number, scalars: Scalars): PointExemplar {
  return {
    timeMs: msOf(raw.timeUnixNano, 'exemplar.timeUnixNano', scalars) || pointMs,
    value: numberOf(raw, scalars),
    traceId: scalars.id(raw.traceId, 16, 'exemplar.traceId'),
    spanId: scalars.id(raw.spanId, 8, 'exemplar.spanId'),
    attributes: plainAttributes(keyValues(raw.filteredAttributes, scalars, 0)),
  };
}
