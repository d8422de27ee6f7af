import type { ClockSkew } from '../api.ts';
import type { Timed } from './tree.ts';

export interface SkewSpan extends Timed {
  service: string;
  kind: string;
}

/** What must be added to one service's times, in ms, for its spans to lie within another's. */
interface Interval {
  low: number;
  high: number;
  /** The narrowest single pair: the call with the least time on the network. */
  best: { low: number; high: number };
}

/**
 * How far each service's clock is off against the reference service, from pairs of a client span
 * and the server span below it. A server works within the client's call, so each pair admits only
 * offsets from `client.start - server.start` to `client.end - server.end`, and all pairs of two
 * services together the intersection. Clocks are corrected only where 0 is not admissible, by the
 * middle of the interval, which halves the largest possible error (F. Cristian, "Probabilistic clock
 * synchronization", 1989; the same as NTP's offset, RFC 5905, section 8). Where the pairs
 * contradict one another, the clock has drifted, and the call with the shortest round trip counts,
 * as in NTP's clock filter.
 *
 * Only client → server edges say anything: the span of a page load has the request that delivered
 * the page as its parent, begins before it and ends after it, and that is no skew.
 */
export function estimateSkew(spans: readonly SkewSpan[], reference: string): ClockSkew[] {
  const intervals = gather(spans);
  const offsets = new Map([[reference, 0]]);
  const reached = [reference];
  for (let from = reached.shift(); from !== undefined; from = reached.shift()) {
    for (const [service, offset] of neighbours(intervals, from)) {
      if (offsets.has(service)) continue;
      offsets.set(service, (offsets.get(from) ?? 0) + offset);
      reached.push(service);
    }
  }
  offsets.delete(reference);
  return [...offsets].map(([service, offset]) => ({
    service,
    reference_service: reference,
    offset_ms: offset,
  }));
}

/** Intervals by client service, then by server service. */
type Intervals = Map<string, Map<string, Interval>>;

function gather(spans: readonly SkewSpan[]): Intervals {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const intervals: Intervals = new Map();
  for (const server of spans) {
    const client = byId.get(server.parentSpanId);
    if (server.kind !== 'server' || client?.kind !== 'client') continue;
    if (client.service === server.service) continue;
    const low = client.start - server.start;
    const high = client.end - server.end;
    // The server went on after the client had gone away: no bound on the clock.
    if (low > high) continue;
    const ofClient = intervals.get(client.service) ?? new Map<string, Interval>();
    intervals.set(client.service, ofClient);
    ofClient.set(server.service, narrow(ofClient.get(server.service), low, high));
  }
  return intervals;
}

function narrow(earlier: Interval | undefined, low: number, high: number): Interval {
  if (!earlier) return { low, high, best: { low, high } };
  const better = high - low < earlier.best.high - earlier.best.low;
  return {
    low: Math.max(earlier.low, low),
    high: Math.min(earlier.high, high),
    best: better ? { low, high } : earlier.best,
  };
}

function neighbours(intervals: Intervals, from: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [server, interval] of intervals.get(from) ?? []) {
    found.set(server, offsetOf(interval));
  }
  for (const [client, servers] of intervals) {
    const interval = servers.get(from);
    if (interval && !found.has(client)) found.set(client, -offsetOf(interval) + 0);
  }
  return found;
}

function offsetOf(interval: Interval): number {
  const { low, high } = interval.low <= interval.high ? interval : interval.best;
  return low <= 0 && high >= 0 ? 0 : (low + high) / 2;
}
