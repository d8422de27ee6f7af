import type { CriticalSection, Span } from '../../api.ts';
import type { Interval } from './scale.ts';
import type { Node } from './tree.ts';

/** The time a span covers. */
export function intervalOf(span: Span): Interval {
  return { startMs: span.start_ms, endMs: span.start_ms + span.duration_ms };
}

/**
 * Joins intervals that overlap or lie closer than `gapMs`, what the eye could not tell apart, so
 * that a span of thousands of children is drawn with a bounded number of pieces.
 */
export function join(intervals: readonly Interval[], gapMs: number): Interval[] {
  const joined: Interval[] = [];
  for (const next of intervals.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = joined.at(-1);
    if (last && next.startMs - last.endMs <= gapMs) last.endMs = Math.max(last.endMs, next.endMs);
    else joined.push({ ...next });
  }
  return joined;
}

/** The stretches of a span that no child covers: its own work, or its waiting. */
export function selfSegments(node: Node, gapMs: number): Interval[] {
  const own = intervalOf(node.span);
  const segments: Interval[] = [];
  let from = own.startMs;
  for (const covered of join(
    node.children.map(({ span }) => intervalOf(span)),
    gapMs,
  )) {
    const until = Math.min(covered.startMs, own.endMs);
    if (until > from) segments.push({ startMs: from, endMs: until });
    from = Math.max(from, covered.endMs);
  }
  if (from < own.endMs || segments.length + node.children.length === 0) {
    segments.push({ startMs: from, endMs: own.endMs });
  }
  return segments;
}

/** The critical path by span. */
export function criticalBySpan(path: readonly CriticalSection[]): Map<string, Interval[]> {
  const bySpan = Map.groupBy(path, (section) => section.span_id);
  return new Map(
    [...bySpan].map(([id, sections]) => [
      id,
      sections.map(({ start_ms, end_ms }) => ({ startMs: start_ms, endMs: end_ms })),
    ]),
  );
}

export interface ServiceShare {
  name: string;
  /** Time that the service's spans spent outside their children. */
  selfMs: number;
  /** Of the same time of all services, 0 to 1. */
  share: number;
}

/** How the work of a trace divides among its services, the largest part first. */
export function serviceShares(spans: readonly Span[]): ServiceShare[] {
  const sums = new Map<string, number>();
  for (const span of spans) sums.set(span.service, (sums.get(span.service) ?? 0) + span.self_ms);
  const total = [...sums.values()].reduce((sum, ms) => sum + ms, 0);
  return [...sums]
    .map(([name, selfMs]) => ({ name, selfMs, share: total > 0 ? selfMs / total : 0 }))
    .sort((a, b) => b.selfMs - a.selfMs);
}
