import type { Latency, MapEdge } from '../api/map.ts';

/** A span as the reference reads it. */
export interface PlainSpan {
  traceId: string;
  spanId: string;
  parentId: string | null;
  service: string;
  kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  tookMs: number;
  error: boolean;
  partial: boolean;
  weight: number;
  /** What it called, as the id of a node. */
  target: string;
}

type PlainEdge = Omit<MapEdge, 'question' | 'exact'>;

interface Call {
  from: string;
  to: string;
  caller: PlainSpan | undefined;
  callee: PlainSpan | undefined;
}

const entering = (span: PlainSpan) => span.kind === 'server' || span.kind === 'consumer';
const leaving = (span: PlainSpan) => span.kind === 'client' || span.kind === 'producer';
const key = (traceId: string, spanId: string | null) => `${traceId} ${spanId}`;

/** The edges of a map, read span by span; slow, and plain enough to be believed. */
export function referenceEdges(spans: readonly PlainSpan[]): PlainEdge[] {
  const once = withoutRepeated(spans);
  const calls: Call[] = [];
  const answered = new Set<string>();
  for (const span of once.values()) {
    if (!entering(span)) continue;
    answered.add(key(span.traceId, span.parentId));
    const caller = once.get(key(span.traceId, span.parentId));
    const from = caller ? `service/${caller.service}` : 'untraced';
    calls.push({ from, to: `service/${span.service}`, caller, callee: span });
  }
  for (const span of once.values()) {
    if (!leaving(span)) continue;
    const isDatabase = span.target.startsWith('database/');
    if (!isDatabase && answered.has(key(span.traceId, span.spanId))) continue;
    calls.push({
      from: `service/${span.service}`,
      to: span.target,
      caller: span,
      callee: undefined,
    });
  }
  const groups = Map.groupBy(calls, ({ from, to }) => `${from} ${to}`);
  return [...groups.values()].map(edgeOf);
}

/** The finished one of two, else the one that came first. */
function withoutRepeated(spans: readonly PlainSpan[]): Map<string, PlainSpan> {
  const once = new Map<string, PlainSpan>();
  for (const span of spans) {
    const id = key(span.traceId, span.spanId);
    const earlier = once.get(id);
    if (!earlier || (earlier.partial && !span.partial)) once.set(id, span);
  }
  return once;
}

function edgeOf(calls: Call[]): PlainEdge {
  const [{ from, to } = { from: '', to: '' }] = calls;
  const sum = (holds: (call: Call) => boolean) =>
    calls.filter(holds).reduce((total, { callee, caller }) => {
      return total + ((callee ?? caller)?.weight ?? 0);
    }, 0);
  const callerFailed = ({ caller }: Call) => caller?.error === true;
  const calleeFailed = ({ callee }: Call) => callee?.error === true;
  const latency = (side: (call: Call) => PlainSpan | undefined) =>
    latencyOf(
      calls.flatMap((call) => {
        const span = side(call);
        const weight = (call.callee ?? call.caller)?.weight ?? 0;
        return span && !span.partial ? Array<number>(weight).fill(span.tookMs) : [];
      }),
    );
  return {
    from,
    to,
    calls: sum(() => true),
    errors: sum((call) => callerFailed(call) || calleeFailed(call)),
    caller_errors: sum(callerFailed),
    callee_errors: sum(calleeFailed),
    caller: latency(({ caller }) => (caller && leaving(caller) ? caller : undefined)),
    callee: to.startsWith('service/') ? latency(({ callee }) => callee) : null,
    spans: calls.length,
  };
}

function latencyOf(values: number[]): Latency {
  values.sort((a, b) => a - b);
  return { p50_ms: quantile(values, 0.5), p95_ms: quantile(values, 0.95) };
}

function quantile(sorted: readonly number[], share: number): number | null {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}
