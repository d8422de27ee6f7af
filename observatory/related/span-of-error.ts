import type { ErrorOccurrence } from '../api/errors.ts';
import type { Span } from '../api.ts';
import { type Axis, sideOf } from './axis.ts';

/** Rollbar's clients round the time of an item to the second. */
export const itemResolutionMs = 1000;

/**
 * The span that an error belongs to, whose item names none: of its side of the trace the failed one
 * that began last by then, which is the one furthest inside, or else the first.
 */
export function spanOfError(
  error: Pick<ErrorOccurrence, 'platform' | 'time_ms'>,
  spans: readonly Span[],
  axis: Axis,
): Span | undefined {
  const ofSide = spans.filter((span) => sideOf(span) === error.platform);
  const latestMs =
    axis.at(error.time_ms, { spanId: null, side: error.platform }) + itemResolutionMs;
  const failed = ofSide.filter((span) => span.error && span.start_ms <= latestMs);
  return failed.toSorted((a, b) => b.start_ms - a.start_ms)[0] ?? ofSide[0];
}
