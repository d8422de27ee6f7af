import type { MapEdge, MapNode } from '../api/map.ts';
import type { Filter } from '../api/query.ts';
import { allDatasets } from '../api/query.ts';
import { describeNode, idOf, serviceId, untracedId } from './node-id.ts';
import { type ColumnTypes, filtersOf } from './peers.ts';
import type { CallGroup, ServiceSpans } from './read.ts';

/** The nodes and edges that were read, as the screens have them. */
export function assemble(
  services: readonly ServiceSpans[],
  groups: readonly CallGroup[],
  columns: ColumnTypes,
): { nodes: MapNode[]; edges: MapEdge[] } {
  const nodes = new Map<string, MapNode>();
  for (const { name, spans, roots } of services) {
    nodes.set(serviceId(name), { ...serviceNode(name), spans, roots });
  }
  const edges = groups.map((group) => {
    const { caller, target } = group;
    const from = caller === null ? untracedNode : serviceNode(caller);
    const to = { ...describeNode(target), spans: 0, roots: 0 };
    for (const node of [from, to]) if (!nodes.has(node.id)) nodes.set(node.id, node);
    return edgeOf(group, groups, columns);
  });
  return { nodes: [...nodes.values()], edges };
}

const untracedNode: MapNode = {
  id: untracedId,
  kind: 'untraced',
  name: 'untraced',
  detail: 'callers without spans',
  spans: 0,
  roots: 0,
};

function serviceNode(name: string): MapNode {
  return { id: serviceId(name), kind: 'service', name, detail: '', spans: 0, roots: 0 };
}

function edgeOf(group: CallGroup, all: readonly CallGroup[], columns: ColumnTypes): MapEdge {
  const { caller, target } = group;
  const isService = target.kind === 'service';
  const { filters, exact } = isService ? taken(group, all) : made(group, all, columns);
  return {
    from: caller === null ? untracedId : serviceId(caller),
    to: idOf(target),
    calls: group.calls,
    errors: group.errors,
    caller_errors: group.callerErrors,
    callee_errors: group.calleeErrors,
    caller: group.callerLatency,
    callee: isService ? group.calleeLatency : null,
    spans: group.spans,
    question: { dataset: allDatasets, filters },
    exact,
  };
}

interface Question {
  filters: Filter[];
  exact: boolean;
}

/**
 * Calls that a service took: its spans of that kind. Whether they have a parent tells untraced
 * calls apart, but not one calling service from another.
 */
function taken(group: CallGroup, all: readonly CallGroup[]): Question {
  const { caller, target } = group;
  const isUntraced = caller === null;
  const others = all.filter(
    (other) =>
      other !== group && other.target.kind === 'service' && other.target.name === target.name,
  );
  const parented = others.reduce((sum, other) => sum + other.parented, 0);
  return {
    filters: [
      { column: 'service.name', op: '=', value: target.name ?? '' },
      kindFilter(group, ['server', 'consumer']),
      { column: 'trace.parent_id', op: isUntraced ? 'does-not-exist' : 'exists' },
    ],
    // Calls whose parent is named and not stored count as untraced, too.
    exact: isUntraced ? group.parented === 0 : parented === 0,
  };
}

/** Calls that a client made: its spans with those attributes, unless some were taken by a service. */
function made(group: CallGroup, all: readonly CallGroup[], columns: ColumnTypes): Question {
  const { caller, target } = group;
  const { filters, exact } = filtersOf(target, columns);
  const isAnswered = all.some(
    (other) => other.caller === caller && other.target.kind === 'service',
  );
  return {
    filters: [
      { column: 'service.name', op: '=', value: caller ?? '' },
      kindFilter(group, ['client', 'producer']),
      ...filters,
    ],
    exact: exact && (target.kind === 'database' || !isAnswered),
  };
}

function kindFilter({ spans, messages }: CallGroup, [call, message]: [string, string]): Filter {
  if (messages > 0 && messages < spans) {
    return { column: 'span.kind', op: 'in', value: [call, message] };
  }
  return { column: 'span.kind', op: '=', value: messages > 0 ? message : call };
}
