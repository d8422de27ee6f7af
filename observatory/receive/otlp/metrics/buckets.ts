import type { Bucket } from '../../../metrics/point.ts';
import { InvalidItemError } from '../errors.ts';
import type { Message, Scalars } from '../scalars.ts';
import { list, message } from '../values.ts';
import { countOf } from './number.ts';

/** More than any SDK's: an exponential histogram has 160, an explicit one a dozen. */
const bucketsAtMost = 1000;
/** OTLP's scales; beyond them the bounds of buckets leave what a double can tell apart. */
const scales = { least: -10, most: 20 };

/** The filled buckets of a histogram point; its bounds are the upper ends, inclusive. */
export function explicitBuckets(raw: Message, scalars: Scalars): Bucket[] {
  const bounds = numbers(raw.explicitBounds, 'explicitBounds', scalars);
  const counts = countsOf(raw.bucketCounts, scalars);
  if (counts.length === 0) return [];
  if (counts.length !== bounds.length + 1) {
    throw new InvalidItemError('a histogram must have one bucket more than bounds');
  }
  if (bounds.some((bound, at) => !(bound > (bounds[at - 1] ?? Number.NEGATIVE_INFINITY)))) {
    throw new InvalidItemError('the bounds of a histogram must rise');
  }
  const buckets = counts.flatMap((count, at) => {
    if (count === 0) return [];
    const low = bounds[at - 1] ?? Number.NEGATIVE_INFINITY;
    return [{ low, high: bounds[at] ?? Number.POSITIVE_INFINITY, count }];
  });
  return withinNumbers(buckets);
}

/** The same of an exponential histogram: bucket i of scale s is above 2^(i / 2^s), by one step. */
export function exponentialBuckets(raw: Message, scalars: Scalars): Bucket[] {
  const scale = scalars.sint32(raw.scale, 'scale');
  if (scale < scales.least || scale > scales.most) {
    throw new InvalidItemError(`scale must be between ${scales.least} and ${scales.most}`);
  }
  const bound = (index: number) => 2 ** (index * 2 ** -scale);
  const threshold = Math.abs(scalars.double(raw.zeroThreshold ?? 0, 'zeroThreshold'));
  const zero = countOf(raw.zeroCount, 'zeroCount', scalars);
  const positive = side(raw.positive, 'positive', scalars).map(({ index, count }) => ({
    low: bound(index),
    high: bound(index + 1),
    count,
  }));
  const negative = side(raw.negative, 'negative', scalars).map(({ index, count }) => ({
    low: -bound(index + 1),
    high: -bound(index),
    count,
  }));
  const middle = zero > 0 ? [{ low: -threshold, high: threshold, count: zero }] : [];
  return withinNumbers([...negative, ...middle, ...positive]);
}

/** A bucket may be without an end, and then begins at a number. */
function withinNumbers(buckets: Bucket[]): Bucket[] {
  if (buckets.some(({ low, high }) => low === Infinity || high === -Infinity)) {
    throw new InvalidItemError('a bucket of a histogram begins beyond the largest number');
  }
  return buckets;
}

function side(value: unknown, field: string, scalars: Scalars): { index: number; count: number }[] {
  const raw = message(value ?? {}, field);
  const offset = scalars.sint32(raw.offset, `${field}.offset`);
  return countsOf(raw.bucketCounts, scalars).flatMap((count, at) =>
    count === 0 ? [] : [{ index: offset + at, count }],
  );
}

function countsOf(value: unknown, scalars: Scalars): number[] {
  return bounded(value, 'bucketCounts').map((count) => countOf(count, 'bucketCounts', scalars));
}

function numbers(value: unknown, field: string, scalars: Scalars): number[] {
  return bounded(value, field).map((item) => scalars.double(item, field));
}

function bounded(value: unknown, field: string): unknown[] {
  const items = list(value, field);
  if (items.length > bucketsAtMost) {
    throw new InvalidItemError(`a histogram may have ${bucketsAtMost} buckets`);
  }
  return items;
}
