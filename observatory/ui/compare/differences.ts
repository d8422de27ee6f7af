import type { Span, TraceDetail } from '../../api.ts';
import { align, type Pair } from './align.ts';
import { attributeDifferences } from './attributes.ts';

export type Change =
  | 'only-a'
  | 'only-b'
  | 'slower'
  | 'faster'
  | 'fails'
  | 'recovers'
  | 'attributes';

/** Something that differs between two traces: one pair, or several spans that only one has. */
export interface Difference {
  change: Change;
  pair: Pair;
  /** Spans that are told of, those below them included; 1 for a pair. */
  spans: number;
  /** How many of the same step beside each other are told of together. */
  times: number;
  /** Milliseconds that the whole waited longer, or less, for these spans: what they explain. */
  critical: number;
  /** Milliseconds by which their own work differs, B less A. */
  self: number;
  duration: number;
}

export interface Comparison {
  pairs: Pair[];
  /** What explains most of the difference first. */
  differences: Difference[];
  /** Milliseconds, B less A. */
  duration: number;
  counts: { both: number; onlyA: number; onlyB: number };
}

/** Below this, in milliseconds, two clocks readings are taken for the same. */
const noise = 0.0005;

/** What two traces differ in, from their spans and their critical paths. */
export function compare(a: TraceDetail, b: TraceDetail): Comparison {
  const pairs = align(a.spans, b.spans);
  const critical = { a: criticalTimes(a), b: criticalTimes(b) };
  const criticalOf = (pair: Pair) =>
    (critical.b.get(pair.b?.span.span_id ?? '') ?? 0) -
    (critical.a.get(pair.a?.span.span_id ?? '') ?? 0);
  const differences = [
    ...pairs.flatMap((pair) => changesOf(pair, criticalOf(pair))),
    ...alone(pairs, criticalOf),
  ];
  return {
    pairs,
    differences: differences.sort(byWeight),
    duration: b.trace.duration_ms - a.trace.duration_ms,
    counts: {
      both: pairs.filter((pair) => pair.a && pair.b).length,
      onlyA: pairs.filter((pair) => !pair.b).length,
      onlyB: pairs.filter((pair) => !pair.a).length,
    },
  };
}

function criticalTimes({ critical_path }: TraceDetail): Map<string, number> {
  const times = new Map<string, number>();
  for (const { span_id, start_ms, end_ms } of critical_path) {
    times.set(span_id, (times.get(span_id) ?? 0) + end_ms - start_ms);
  }
  return times;
}

/** How a span of both traces changed: failing says more than being slow, being slow than a value. */
function changesOf(pair: Pair, critical: number): Difference[] {
  const [a, b] = [pair.a?.span, pair.b?.span];
  if (!a || !b) return [];
  const self = b.self_ms - a.self_ms;
  const duration = b.duration_ms - a.duration_ms;
  const change = changeOf(a, b, Math.abs(self) > noise ? self : critical);
  return change ? [{ change, pair, spans: 1, times: 1, critical, self, duration }] : [];
}

function changeOf(a: Span, b: Span, longer: number): Change | null {
  if (a.error !== b.error) return b.error ? 'fails' : 'recovers';
  if (Math.abs(longer) > noise) return longer > 0 ? 'slower' : 'faster';
  return attributeDifferences(a, b).length > 0 ? 'attributes' : null;
}

/** Spans of one trace only, told of with all below them, and together where a step is repeated. */
function alone(pairs: readonly Pair[], criticalOf: (pair: Pair) => number): Difference[] {
  const found = new Map<string, Difference>();
  const within = new Map<Pair, Difference>();
  for (const pair of pairs) {
    if (pair.a && pair.b) continue;
    const span = (pair.a ?? pair.b)?.span;
    if (!span) continue;
    const sign = pair.a ? -1 : 1;
    const inherited = pair.parent ? within.get(pair.parent) : undefined;
    const change = pair.a ? 'only-a' : 'only-b';
    const key = JSON.stringify([change, pair.parent?.index, span.service, span.name, span.kind]);
    const difference = inherited ??
      found.get(key) ?? { change, pair, spans: 0, times: 0, critical: 0, self: 0, duration: 0 };
    if (!inherited) {
      found.set(key, difference);
      difference.times++;
      difference.duration += sign * span.duration_ms;
    }
    within.set(pair, difference);
    difference.spans++;
    difference.critical += criticalOf(pair);
    difference.self += sign * span.self_ms;
  }
  return [...found.values()];
}

const weights: Partial<Record<Change, number>> = { fails: 1, recovers: 1, attributes: -1 };

function byWeight(a: Difference, b: Difference): number {
  return (
    Math.abs(b.critical) - Math.abs(a.critical) ||
    (weights[b.change] ?? 0) - (weights[a.change] ?? 0) ||
    Math.abs(b.self) - Math.abs(a.self) ||
    a.pair.index - b.pair.index
  );
}
