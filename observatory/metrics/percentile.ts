import type { PercentileEstimate } from '../api/metrics.ts';
import type { Bucket } from './point.ts';

/** Percentages as shares of one. */
export const shares = { P50: 0.5, P90: 0.9, P99: 0.99 } as const;

/**
 * A percentile of what buckets count: the rank is exact, and within its bucket values are taken to
 * lie evenly. So the true one (by nearest rank) lies in that bucket, and the error is at most its
 * width. Null when nothing was counted.
 * @param buckets as `disjoint` gives them
 */
export function percentileOf(buckets: readonly Bucket[], share: number): PercentileEstimate | null {
  const rank = share * buckets.reduce((sum, { count }) => sum + count, 0);
  let below = 0;
  for (const { low, high, count } of buckets) {
    if (count > 0 && below + count >= rank - 1e-9) {
      if (high === Number.POSITIVE_INFINITY) return { value: low, low, high: null };
      const value = low + (high - low) * Math.min(1, Math.max(0, (rank - below) / count));
      return { value, low, high };
    }
    below += count;
  }
  return null;
}

/**
 * The same counts in buckets that do not overlap, the lowest first. Only series with different
 * bounds overlap; of such, each count is spread evenly over the parts of its bucket. A lowest bucket
 * without an end begins at 0, since what is measured so is rarely negative.
 */
export function disjoint(given: readonly Bucket[]): Bucket[] {
  const buckets = given
    .map((bucket) => ({ ...bucket, low: lowOf(bucket) }))
    .sort((a, b) => a.low - b.low || a.high - b.high);
  const merged: Bucket[] = [];
  for (const bucket of buckets) {
    const last = merged.at(-1);
    if (last?.low === bucket.low && last.high === bucket.high) last.count += bucket.count;
    else merged.push(bucket);
  }
  const overlaps = merged.some(({ low }, at) => low < (merged[at - 1]?.high ?? low));
  return overlaps ? split(merged) : merged;
}

function lowOf({ low, high }: Bucket): number {
  return low === Number.NEGATIVE_INFINITY ? Math.min(0, high) : low;
}

function split(buckets: readonly Bucket[]): Bucket[] {
  const edges = [...new Set(buckets.flatMap(({ low, high }) => [low, high]))].sort((a, b) => a - b);
  const parts = new Map<number, Bucket>();
  for (const { low, high, count } of buckets) {
    for (let at = edges.indexOf(low); at < edges.length - 1; at++) {
      const from = edges[at] ?? 0;
      const to = edges[at + 1] ?? 0;
      if (from >= high) break;
      // Of an endless bucket nobody knows how far its values reach: all are put into its first part.
      const endless = high === Number.POSITIVE_INFINITY;
      const part = endless ? (from === low ? 1 : 0) : (to - from) / (high - low);
      const bucket = parts.get(at) ?? { low: from, high: to, count: 0 };
      parts.set(at, { ...bucket, count: bucket.count + count * part });
    }
  }
  return [...parts.values()].filter(({ count }) => count > 0).sort((a, b) => a.low - b.low);
}
