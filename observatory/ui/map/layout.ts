import { type Link, layersOf, passId } from './layers.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlacedEdge extends Link {
  /** For an SVG path, from the caller to the called. */
  path: string;
  label: Box;
}

export interface Placed {
  nodes: Map<string, Box>;
  edges: PlacedEdge[];
  width: number;
  height: number;
}

/** Sizes in pixels; `along` is the direction of the calls, `across` the other one. */
export interface Sizes {
  vertical: boolean;
  node: { width: number; height: number };
  label: { width: number; height: number };
  gapAlong: number;
  gapAcross: number;
}

const margin = 12;
/** How far a call back leaves the row of nodes. */
const detour = 64;

interface Point {
  x: number;
  y: number;
}

/**
 * Where nodes, edges and their labels go: callers left of callees, or above them. It depends on
 * which nodes and edges there are and on nothing else, so that new figures move nothing.
 */
export function layOut(ids: readonly string[], edges: readonly Link[], sizes: Sizes): Placed {
  const layers = layersOf(ids, edges);
  const { vertical, node } = sizes;
  const [along, across] = vertical ? [node.height, node.width] : [node.width, node.height];
  const pitch = across + sizes.gapAcross;
  const most = Math.max(1, ...layers.map((layer) => layer.length));
  const centres = new Map<string, Point>();
  layers.forEach((layer, at) => {
    const start = margin + across / 2 + ((most - layer.length) / 2) * pitch;
    layer.forEach((id, turn) => {
      const u = margin + along / 2 + at * (along + sizes.gapAlong);
      const v = start + turn * pitch;
      centres.set(id, vertical ? { x: v, y: u } : { x: u, y: v });
    });
  });
  const nodes = new Map(ids.map((id) => [id, boxAround(centres.get(id) ?? origin, node)]));
  const layerOf = new Map(layers.flatMap((layer, at) => layer.map((id) => [id, at])));
  const placed: PlacedEdge[] = [];
  const inOrder = edges.toSorted((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));
  for (const edge of inOrder) {
    const stops = stopsOf(edge, layerOf).map((id) => centres.get(id) ?? origin);
    const curve =
      (layerOf.get(edge.from) ?? 0) < (layerOf.get(edge.to) ?? 0)
        ? ahead(stops, sizes)
        : back(stops, sizes);
    const taken = [...nodes.values(), ...placed.map(({ label }) => label)];
    placed.push({ ...edge, path: curve.path, label: freePlace(curve.at, sizes, taken) });
  }
  const boxes = [...nodes.values(), ...placed.map(({ label }) => label)];
  return {
    nodes,
    edges: placed,
    width: margin + Math.max(0, ...boxes.map(({ x, width }) => x + width)),
    height: margin + Math.max(0, ...boxes.map(({ y, height }) => y + height)),
  };
}

const origin: Point = { x: 0, y: 0 };

function boxAround({ x, y }: Point, { width, height }: Sizes['node']): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function stopsOf(edge: Link, layerOf: ReadonlyMap<string, number>): string[] {
  const first = layerOf.get(edge.from) ?? 0;
  const last = layerOf.get(edge.to) ?? 0;
  const between = Array.from({ length: Math.max(0, last - first - 1) }, (_, step) =>
    passId(edge, first + 1 + step),
  );
  return [edge.from, ...between, edge.to];
}

interface Curve {
  path: string;
  /** A point of the part that carries the label. */
  at: (share: number) => Point;
}

/** From the far side of the caller through the places between to the near side of the called. */
function ahead(stops: readonly Point[], { vertical, node }: Sizes): Curve {
  const half = (vertical ? node.height : node.width) / 2;
  const shift = ({ x, y }: Point, by: number) => (vertical ? { x, y: y + by } : { x: x + by, y });
  const points = stops.map((stop, index) => {
    if (index === 0) return shift(stop, half);
    return index === stops.length - 1 ? shift(stop, -half) : stop;
  });
  const pieces = points.slice(1).map((end, index) => {
    const start = points[index] ?? origin;
    const bend = (vertical ? end.y - start.y : end.x - start.x) / 2;
    return [start, shift(start, bend), shift(end, -bend), end] as const;
  });
  const [first = [origin, origin, origin, origin] as const] = pieces;
  return {
    path: `M${text(first[0])}${pieces.map(([, a, b, c]) => `C${text(a)} ${text(b)} ${text(c)}`).join('')}`,
    at: (share) => bezier(first, share),
  };
}

/** A call to the same layer, an earlier one or itself: around the side of the nodes. */
function back(stops: readonly Point[], { vertical, node }: Sizes): Curve {
  const [from = origin] = stops;
  const to = stops.at(-1) ?? origin;
  const self = from === to;
  const spread = self ? (vertical ? node.height : node.width) / 4 : 0;
  const side = ({ x, y }: Point, away: number, along: number) =>
    vertical
      ? { x: x + node.width / 2 + away, y: y + along }
      : { x: x + along, y: y + node.height / 2 + away };
  const curve = [
    side(from, 0, spread),
    side(from, detour, spread * 2),
    side(to, detour, -spread * 2),
    side(to, 0, -spread),
  ] as const;
  const [a, b, c, d] = curve;
  return {
    path: `M${text(a)}C${text(b)} ${text(c)} ${text(d)}`,
    at: (share) => bezier(curve, share),
  };
}

function text({ x, y }: Point): string {
  return `${Number(x.toFixed(1))},${Number(y.toFixed(1))}`;
}

function bezier([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const s = 1 - t;
  const mix = (of: (point: Point) => number) =>
    s ** 3 * of(a) + 3 * s * s * t * of(b) + 3 * s * t * t * of(c) + t ** 3 * of(d);
  return { x: mix(({ x }) => x), y: mix(({ y }) => y) };
}

/** The middle of the curve, or the nearest place to it on the curve that nothing else covers. */
function freePlace(at: Curve['at'], { label }: Sizes, taken: readonly Box[]): Box {
  const places = [0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75, 0.2, 0.8].map((share) =>
    boxAround(at(share), label),
  );
  const free = places.find((place) => !taken.some((other) => overlap(place, other)));
  const best = free ?? places[0] ?? { ...origin, ...label };
  return { ...best, x: Math.max(0, best.x), y: Math.max(0, best.y) };
}

export function overlap(a: Box, b: Box): boolean {
  const apart =
    a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
  return !apart;
}
