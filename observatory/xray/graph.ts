import type { SegmentDocument } from './document.ts';
import { secondsOf, withSubsegments, type XrayTrace } from './trace.ts';

/** How calls went; each counts once, as what X-Ray would colour it. */
export interface Statistics {
  ok: number;
  throttles: number;
  errors: number;
  faults: number;
  total: number;
  seconds: number;
}

export interface GraphEdge {
  to: GraphNode;
  statistics: Statistics;
  startS: number;
  endS: number;
}

/** A service, a client that called one, or what a service called that sent no segment itself. */
export interface GraphNode {
  name: string;
  /** As `client`, `remote`, `Database::SQL`, `AWS::EC2::Instance`; null when a segment says none. */
  type: string | null;
  root: boolean;
  statistics: Statistics;
  startS: number;
  endS: number;
  edges: Map<GraphNode, GraphEdge>;
}

/** Who called whom in those traces, in the order in which they are met. */
export function serviceGraph(traces: readonly XrayTrace[]): GraphNode[] {
  const nodes = new Map<string, GraphNode>();
  const nodeOf = (name: string, type: string | null): GraphNode => {
    const key = `${type}\0${name}`;
    const node = nodes.get(key) ?? newNode(name, type);
    nodes.set(key, node);
    return node;
  };
  for (const trace of traces) addTrace(trace, nodeOf);
  return [...nodes.values()];
}

function addTrace(trace: XrayTrace, nodeOf: (name: string, type: string | null) => GraphNode) {
  const segments = trace.segments.filter(({ segment }) => !segment.subsegment);
  const owners = new Map<string, GraphNode>();
  const parents = new Set(segments.map(({ segment }) => segment.parentId));
  for (const { document } of segments) {
    const node = nodeOf(document.name, document.origin ?? null);
    for (const each of withSubsegments(document)) owners.set(each.id.toLowerCase(), node);
  }
  for (const { segment, document } of segments) {
    const node = nodeOf(document.name, document.origin ?? null);
    observe(node, document);
    const caller = owners.get(segment.parentId ?? '');
    if (!caller) {
      node.root = true;
      const client = nodeOf(document.name, 'client');
      observe(client, document);
      connect(client, node, document);
    } else if (caller !== node) connect(caller, node, document);
    for (const call of withSubsegments(document)) {
      if (!isRemote(call) || parents.has(call.id.toLowerCase())) continue;
      const callee = nodeOf(call.name, typeOfCall(call));
      observe(callee, call);
      connect(node, callee, call);
    }
  }
}

function isRemote({ namespace }: SegmentDocument): boolean {
  return namespace === 'remote' || namespace === 'aws';
}

function typeOfCall(call: SegmentDocument): string {
  if (call.sql) return 'Database::SQL';
  return call.namespace === 'aws' ? `AWS::${call.name}` : 'remote';
}

function newNode(name: string, type: string | null): GraphNode {
  return {
    name,
    type,
    root: false,
    statistics: nothing(),
    startS: Number.POSITIVE_INFINITY,
    endS: 0,
    edges: new Map(),
  };
}

function nothing(): Statistics {
  return { ok: 0, throttles: 0, errors: 0, faults: 0, total: 0, seconds: 0 };
}

function connect(from: GraphNode, to: GraphNode, document: SegmentDocument): void {
  const edge = from.edges.get(to) ?? {
    to,
    statistics: nothing(),
    startS: Number.POSITIVE_INFINITY,
    endS: 0,
  };
  from.edges.set(to, edge);
  observe(edge, document);
}

function observe(
  seen: { statistics: Statistics; startS: number; endS: number },
  document: SegmentDocument,
): void {
  const { statistics } = seen;
  seen.startS = Math.min(seen.startS, document.start_time);
  seen.endS = Math.max(seen.endS, document.end_time ?? document.start_time);
  statistics.total++;
  statistics.seconds += secondsOf(document);
  if (document.fault) statistics.faults++;
  else if (document.throttle) statistics.throttles++;
  else if (document.error) statistics.errors++;
  else statistics.ok++;
}
