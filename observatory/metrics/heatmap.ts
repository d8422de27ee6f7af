import type { Heatmap } from '../api/query.ts';
import { disjoint } from './percentile.ts';
import type { Bucket } from './point.ts';

const binsAtMost = 60;

/** Counts by step and bucket; the bucket without an end is drawn as one twice as high as it begins. */
export function heatmapOf(
  name: string,
  rows: readonly (Bucket & { at: number })[],
): Heatmap | null {
  const bins = adjoining(disjoint(rows));
  const [first] = bins;
  if (!first) return null;
  const edges = [first.low, ...bins.map(({ low, high }) => topOf(low, high))];
  const cells = new Map<number, Map<number, number>>();
  for (const row of rows) {
    const time = cells.get(row.at) ?? new Map<number, number>();
    cells.set(row.at, time);
    const bin = bins.findIndex(({ low, high }) => middleOf(row) >= low && middleOf(row) <= high);
    time.set(bin, (time.get(bin) ?? 0) + row.count);
  }
  return {
    key: `HEATMAP(${name})`,
    column: name,
    scale: 'linear',
    edges,
    cells: [...cells].flatMap(([time, counts]) =>
      [...counts].map(([bin, count]) => ({ time, bin, count })),
    ),
  };
}

/** Adjoining bins, gaps between filled buckets among them; several in one where they are many. */
function adjoining(buckets: readonly Bucket[]): Bucket[] {
  const all: Bucket[] = [];
  for (const { low, high } of buckets) {
    const end = all.at(-1)?.high;
    if (end !== undefined && end < low) all.push({ low: end, high: low, count: 0 });
    all.push({ low, high, count: 0 });
  }
  const size = Math.ceil(all.length / binsAtMost);
  return all.flatMap(({ low }, at) =>
    at % size === 0
      ? [{ low, high: all[Math.min(at + size, all.length) - 1]?.high ?? low, count: 0 }]
      : [],
  );
}

function topOf(low: number, high: number): number {
  return high === Number.POSITIVE_INFINITY ? (low > 0 ? low * 2 : low + 1) : high;
}

function middleOf({ low, high }: Bucket): number {
  const from = low === Number.NEGATIVE_INFINITY ? Math.min(0, high) : low;
  return high === Number.POSITIVE_INFINITY ? from + Math.abs(from) / 2 + 0.5 : (from + high) / 2;
}
