/** Times that the map can be of, in milliseconds before now. */
export const ranges = {
  '15m': { ms: 900_000, words: 'Last 15 minutes' },
  '1h': { ms: 3_600_000, words: 'Last hour' },
  '6h': { ms: 21_600_000, words: 'Last 6 hours' },
  '24h': { ms: 86_400_000, words: 'Last 24 hours' },
  '7d': { ms: 604_800_000, words: 'Last 7 days' },
} as const;

export type MapRange = keyof typeof ranges;

/** A node, or the edge between two, by their ids; neither when nothing is chosen. */
export type Chosen = { node: string } | { from: string; to: string } | null;

export interface MapAddress {
  range: MapRange;
  chosen: Chosen;
}

export function readAddress(params: URLSearchParams): MapAddress {
  const range = Object.keys(ranges).find((each) => each === params.get('range'));
  const [node, from, to] = ['node', 'from', 'to'].map((name) => params.get(name));
  const chosen = node ? { node } : from && to ? { from, to } : null;
  return { range: (range as MapRange | undefined) ?? '1h', chosen };
}

/** The path with its search. */
export function mapPath({ range, chosen }: MapAddress): string {
  const params = new URLSearchParams(range === '1h' ? {} : { range });
  for (const [name, id] of Object.entries(chosen ?? {})) params.set(name, id);
  const search = params.toString();
  return search ? `/map?${search}` : '/map';
}
