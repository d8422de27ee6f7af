import type { Filter } from './query.ts';

/**
 * What a map is drawn of. `untraced` is whoever called a service without a span of its own; a
 * `database`, a `queue` and a `peer` are known from their callers' spans alone.
 */
export type MapNodeKind = 'service' | 'database' | 'queue' | 'peer' | 'untraced';

export interface MapNode {
  /** Its kind and names, as `service/backend-node`; the same for as long as these are. */
  id: string;
  kind: MapNodeKind;
  /** `backend-node`, `postgresql`, `api.example.com:443`. */
  name: string;
  /** What tells it from others of its name: `cruddur@127.0.0.1:5432`; empty where nothing does. */
  detail: string;
  /** Spans stored of it in this time; 0 for what is no service. */
  spans: number;
  /** Spans of it without a parent: the traces that began there. Weighted. */
  roots: number;
}

/** Milliseconds; null where no call has an end on that side. */
export interface Latency {
  p50_ms: number | null;
  p95_ms: number | null;
}

/** Calls of one node to another. */
export interface MapEdge {
  /** Ids of nodes. */
  from: string;
  to: string;
  /** Weighted by `SampleRate`, as everything here but `spans`. */
  calls: number;
  /** Calls that failed for either side. */
  errors: number;
  caller_errors: number;
  callee_errors: number;
  /** As the caller's spans have it, the network included. */
  caller: Latency;
  /** As the called service's spans have it; null where it has none. */
  callee: Latency | null;
  /** Spans that stand for the calls: the called service's, else the caller's. */
  spans: number;
  /** The question that matches those spans. */
  question: { dataset: string; filters: Filter[] };
  /** False when the question matches other spans too. */
  exact: boolean;
}

/** GET /api/map?start_ms=&end_ms=, both epoch milliseconds; the last hour when not given. */
export interface ServiceMap {
  /** Whole seconds, as questions have them. */
  start_ms: number;
  end_ms: number;
  nodes: MapNode[];
  /** Those with the most calls first. */
  edges: MapEdge[];
  /** Edges that there was no room for. */
  edges_left_out: number;
  elapsed_ms: number;
}

/**
 * GET /api/map/calls?start_ms=&end_ms=&from=&to=, ids of nodes, one of them at least: what became
 * of those calls over time, and the slowest of them.
 */
export interface MapCalls extends Latency {
  start_ms: number;
  end_ms: number;
  step_ms: number;
  calls: number;
  errors: number;
  /** By step, weighted. */
  calls_by_step: number[];
  errors_by_step: number[];
  slowest: SlowCall[];
  /** The spans that stand for the calls, where there are few enough to name each; else null. */
  span_ids: string[] | null;
}

export interface SlowCall {
  trace_id: string;
  span_id: string;
  /** Of the span. */
  name: string;
  duration_ms: number;
  start_ms: number;
  error: boolean;
}
