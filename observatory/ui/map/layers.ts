/** That one node calls another, by their ids. */
export interface Link {
  from: string;
  to: string;
}

/** The place in a layer that an edge over several of them passes through. */
export function passId({ from, to }: Link, layer: number): string {
  return `${from}>${to}#${layer}`;
}

/**
 * Nodes in layers, callers before callees, by name within a layer and then near their neighbours.
 * The same nodes and edges always give the same layers, in whatever order they come.
 */
export function layersOf(ids: readonly string[], edges: readonly Link[]): string[][] {
  const forward = withoutCycles(ids.toSorted(), edges);
  const layer = ranks(ids, forward);
  const layers: string[][] = [];
  const put = (id: string, at: number) => {
    while (layers.length <= at) layers.push([]);
    layers[at]?.push(id);
  };
  for (const id of ids.toSorted()) put(id, layer.get(id) ?? 0);
  const steps: Link[] = [];
  for (const edge of forward) {
    let from = edge.from;
    const last = layer.get(edge.to) ?? 0;
    for (let at = (layer.get(edge.from) ?? 0) + 1; at < last; at++) {
      const through = passId(edge, at);
      put(through, at);
      steps.push({ from, to: through });
      from = through;
    }
    steps.push({ from, to: edge.to });
  }
  return untangle(layers, steps);
}

/** The edges but for those that lead back to where a walk came from, and a node's to itself. */
function withoutCycles(ids: readonly string[], edges: readonly Link[]): Link[] {
  const called = new Set(edges.filter(({ from, to }) => from !== to).map(({ to }) => to));
  const order = [...ids.filter((id) => !called.has(id)), ...ids.filter((id) => called.has(id))];
  const sorted = edges.toSorted((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));
  const outgoing = Map.groupBy(sorted, ({ from }) => from);
  const state = new Map<string, 'open' | 'done'>();
  const kept: Link[] = [];
  const visit = (id: string) => {
    state.set(id, 'open');
    for (const edge of outgoing.get(id) ?? []) {
      if (state.get(edge.to) === 'open') continue;
      kept.push(edge);
      if (!state.has(edge.to)) visit(edge.to);
    }
    state.set(id, 'done');
  };
  for (const id of order) if (!state.has(id)) visit(id);
  return kept;
}

/** How many calls the longest way to each node has. */
function ranks(ids: readonly string[], edges: readonly Link[]): Map<string, number> {
  const rank = new Map(ids.map((id) => [id, 0]));
  // Without cycles no way is longer than there are nodes.
  for (let round = 0; round < ids.length; round++) {
    let moved = false;
    for (const { from, to } of edges) {
      const least = (rank.get(from) ?? 0) + 1;
      if ((rank.get(to) ?? 0) >= least) continue;
      rank.set(to, least);
      moved = true;
    }
    if (!moved) break;
  }
  return rank;
}

/** Orders each layer by the middle of what its members are connected with in the one before. */
function untangle(layers: string[][], steps: readonly Link[]): string[][] {
  const callers = Map.groupBy(steps, ({ to }) => to);
  for (const [at, layer] of layers.entries()) {
    const before = layers[at - 1] ?? [];
    const middle = (id: string) => {
      const places = (callers.get(id) ?? [])
        .map(({ from }) => before.indexOf(from))
        .filter((place) => place >= 0);
      return places.length === 0
        ? before.length
        : places.reduce((sum, place) => sum + place, 0) / places.length;
    };
    const middles = new Map(layer.map((id) => [id, middle(id)]));
    layer.sort((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0));
  }
  return layers;
}
