import type { Burst, Measured } from './compare.ts';
import type { Counts } from './sink/counts.ts';

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/**
 * The median of the ratios of neighbours in time, which saw the same machine; `under` is the mean
 * of all of them.
 */
export function ratio(over: Measured, under: readonly Measured[], key: keyof Burst): number {
  const ratios = over.bursts.map((burst, n) => {
    const below = under.map(({ bursts }) => bursts[n]?.[key] ?? Number.NaN);
    return (burst[key] * below.length) / total(below);
  });
  return median(ratios);
}

/** The columns of speed of a table. */
export function speed({ bursts }: Measured) {
  return {
    'req/s': Math.round(median(bursts.map((burst) => burst.requestsPerSecond))),
    'CPU µs/req': Math.round(median(bursts.map((burst) => burst.cpuMicrosPerRequest))),
  };
}

/** How many of `what` arrived for each request, from the start of the processes to their end. */
export function perRequest({ sent }: Measured, what: keyof Counts): number {
  const requests = total(sent.map((one) => one.requests));
  return Number((total(sent.map(({ counts }) => counts[what])) / requests).toFixed(3));
}

/** How many of `what` arrived from each process, on average. */
export function perProcess({ sent }: Measured, what: keyof Counts): number {
  return total(sent.map(({ counts }) => counts[what])) / sent.length;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
