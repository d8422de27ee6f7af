import type { Span, TraceDetail } from '../api.ts';
import { durationNanos, kindName, nanosToMs, type SpanRecord } from '../span.ts';
import type { ReceivedSpan } from '../store/reader.ts';
import { plainAttributes } from '../values.ts';
import { whatIsMissing } from './completeness.ts';
import { criticalPath } from './critical-path.ts';
import { type Member, memberOf, supersedes } from './member.ts';
import { estimateSkew, type SkewSpan } from './skew.ts';
import { summarise } from './summary.ts';
import { buildTree, selfTime } from './tree.ts';

interface Node extends SkewSpan {
  record: SpanRecord;
  member: Member;
}

/** Of a span that is there twice, the finished one, else the one that came first. */
export function withoutDuplicates(spans: readonly ReceivedSpan[]): ReceivedSpan[] {
  const kept = new Map<string, ReceivedSpan & { partial: boolean }>();
  for (const received of spans) {
    const { partial } = memberOf(received.span, received.received);
    const earlier = kept.get(received.span.spanId);
    if (!earlier || supersedes(earlier)) kept.set(received.span.spanId, { ...received, partial });
  }
  return [...kept.values()];
}

/**
 * Everything that the trace page shows. `received` holds at least one span and none twice; `now` in
 * epoch milliseconds decides whether the trace is quiet.
 */
export function describeTrace(
  traceId: string,
  received: readonly ReceivedSpan[],
  now: number,
): TraceDetail {
  const members = new Map(
    received.map(({ span, received: at }) => [span.spanId, memberOf(span, at)]),
  );
  const incomplete = whatIsMissing(members, now);
  const summary = summarise(traceId, [...members.values()], incomplete.length === 0);
  const origin = BigInt(summary.start_unix_nano);
  const nodes = received.map(({ span }) => node(span, members.get(span.spanId) as Member, origin));
  const skew = estimateSkew(nodes, summary.root_service);
  correct(nodes, new Map(skew.map(({ service, offset_ms }) => [service, offset_ms])));
  const tree = buildTree(nodes);
  return {
    trace: { ...summary, duration_ms: Math.max(0, ...nodes.map(({ end }) => end)) },
    spans: tree.ordered.map((item) => present(item, tree.children.get(item.spanId) ?? [])),
    skew,
    critical_path: criticalPath(tree),
    network_ms: networkTime(nodes),
    incomplete,
  };
}

function node(record: SpanRecord, member: Member, origin: bigint): Node {
  const start = nanosToMs(record.start - origin);
  return {
    record,
    member,
    spanId: record.spanId,
    parentSpanId: record.parentSpanId,
    service: member.service,
    kind: kindName(record.kind),
    start,
    end: start + nanosToMs(durationNanos(record)),
  };
}

/** Shifts the services' times and counts anew from what is then the earliest. */
function correct(nodes: Node[], offsets: ReadonlyMap<string, number>): void {
  for (const item of nodes) {
    const offset = offsets.get(item.service) ?? 0;
    item.start += offset;
    item.end += offset;
  }
  const earliest = nodes.reduce((min, { start }) => Math.min(min, start), Number.POSITIVE_INFINITY);
  for (const item of nodes) {
    item.start -= earliest;
    item.end -= earliest;
  }
}

function present(item: Node, children: readonly Node[]): Span {
  const { record, member } = item;
  return {
    trace_id: record.traceId,
    span_id: record.spanId,
    parent_span_id: record.parentSpanId || null,
    name: record.name,
    kind: kindName(record.kind),
    service: item.service,
    start_unix_nano: String(record.start),
    start_ms: item.start,
    duration_ms: nanosToMs(durationNanos(record)),
    self_ms: selfTime(item, children),
    status_code: record.status.code === 1 || record.status.code === 2 ? record.status.code : 0,
    status_message: record.status.message,
    error: member.error,
    partial: member.partial,
    attributes: plainAttributes(record.attributes),
    resource: plainAttributes(record.origin.resource.attributes),
    scope: { name: record.origin.scope.name, version: record.origin.scope.version },
    events: record.events.map((event) => ({
      name: event.name,
      time_unix_nano: String(event.time),
      at_ms: item.start + nanosToMs(event.time - record.start),
      attributes: plainAttributes(event.attributes),
    })),
    links: record.links.map((link) => ({
      trace_id: link.traceId,
      span_id: link.spanId,
      attributes: plainAttributes(link.attributes),
    })),
  };
}

/**
 * Time of client spans minus that of the server spans they called in another service, summed. The
 * server's own word to the client counts before its span, which goes on until the last byte is out.
 */
function networkTime(nodes: readonly Node[]): number | null {
  const byId = new Map(nodes.map((item) => [item.spanId, item]));
  let total: number | null = null;
  for (const server of nodes) {
    const client = byId.get(server.parentSpanId);
    if (server.kind !== 'server' || client?.kind !== 'client') continue;
    if (client.service === server.service) continue;
    const told = plainAttributes(client.record.attributes)['http.client.server_ms'];
    const served = typeof told === 'number' ? told : server.end - server.start;
    total = (total ?? 0) + Math.max(0, client.end - client.start - served);
  }
  return total;
}
