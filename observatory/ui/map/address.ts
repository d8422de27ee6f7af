import { type RangeName, readRange } from '../shared/ranges.ts';

/** A node, or the edge between two, by their ids; neither when nothing is chosen. */
export type Chosen = { node: string } | { from: string; to: string } | null;

export interface MapAddress {
  range: RangeName;
  chosen: Chosen;
}

export function readAddress(params: URLSearchParams): MapAddress {
  const [node, from, to] = ['node', 'from', 'to'].map((name) => params.get(name));
  const chosen = node ? { node } : from && to ? { from, to } : null;
  return { range: readRange(params) ?? '1h', chosen };
}

/** The path with its search. */
export function mapPath({ range, chosen }: MapAddress): string {
  const params = new URLSearchParams(range === '1h' ? {} : { range });
  for (const [name, id] of Object.entries(chosen ?? {})) params.set(name, id);
  const search = params.toString();
  return search ? `/map?${search}` : '/map';
}
