import type { TraceSummary } from '../../api.ts';

/**
 * What the live stream brought since the list was read: shown, or held back because the reader has
 * paused or has scrolled away from the top.
 */
export interface Feed {
  /** The filters, as in the address bar, that all of it belongs to. */
  query: string;
  shown: ReadonlyMap<string, TraceSummary>;
  held: ReadonlyMap<string, TraceSummary>;
  paused: boolean;
  atTop: boolean;
}

export type FeedAction =
  /** Pushed traces that match, and the ids of the rows already read. */
  | { type: 'arrived'; traces: readonly TraceSummary[]; known: ReadonlySet<string> }
  | { type: 'paused'; paused: boolean }
  | { type: 'scrolled'; atTop: boolean }
  /** Other filters: what was pushed for the old ones is forgotten. */
  | { type: 'narrowed'; query: string };

export function emptyFeed(query: string): Feed {
  return { query, shown: new Map(), held: new Map(), paused: false, atTop: true };
}

/** Rows kept from the live stream; beyond it the oldest go, and paging brings them back. */
export const feedCap = 2000;

function capped(traces: Map<string, TraceSummary>): Map<string, TraceSummary> {
  if (traces.size <= feedCap) return traces;
  const newest = [...traces.values()].sort(newestFirst).slice(0, feedCap);
  return new Map(newest.map((trace) => [trace.trace_id, trace]));
}

function arrived(feed: Feed, traces: readonly TraceSummary[], known: ReadonlySet<string>): Feed {
  const shown = new Map(feed.shown);
  const held = new Map(feed.held);
  for (const trace of traces) {
    const id = trace.trace_id;
    const isRow = shown.has(id) || (known.has(id) && !held.has(id));
    if (feed.paused || (!feed.atTop && !isRow)) held.set(id, trace);
    else shown.set(id, trace);
  }
  return { ...feed, shown: capped(shown), held: capped(held) };
}

function released(feed: Feed): Feed {
  if (feed.paused || !feed.atTop || feed.held.size === 0) return feed;
  return { ...feed, shown: capped(new Map([...feed.shown, ...feed.held])), held: new Map() };
}

/** A trace that is a row is updated where it stands; a new one waits unless it would move nothing. */
export function feedReducer(feed: Feed, action: FeedAction): Feed {
  switch (action.type) {
    case 'arrived':
      return arrived(feed, action.traces, action.known);
    case 'paused':
      return released({ ...feed, paused: action.paused });
    case 'scrolled':
      return feed.atTop === action.atTop ? feed : released({ ...feed, atTop: action.atTop });
    case 'narrowed':
      return { ...emptyFeed(action.query), paused: feed.paused };
  }
}

/** By start, latest first; equal starts by id, so that the order never flickers. */
export function newestFirst(a: TraceSummary, b: TraceSummary): number {
  if (a.start_unix_nano !== b.start_unix_nano) {
    return BigInt(a.start_unix_nano) < BigInt(b.start_unix_nano) ? 1 : -1;
  }
  return a.trace_id < b.trace_id ? 1 : -1;
}

/** The rows: what was read, with what was pushed since in its place. */
export function mergeRows(
  read: readonly TraceSummary[],
  shown: ReadonlyMap<string, TraceSummary>,
): TraceSummary[] {
  const rows = new Map(read.map((trace) => [trace.trace_id, trace]));
  for (const [id, trace] of shown) {
    const before = rows.get(id);
    // A page read after the push knows more than the push.
    if (!before || before.received_ms <= trace.received_ms) rows.set(id, trace);
  }
  return [...rows.values()].sort(newestFirst);
}
