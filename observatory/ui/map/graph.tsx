import { useMemo } from 'react';
import type { MapEdge, MapNode, ServiceMap } from '../../api/map.ts';
import { useNarrow } from '../shared/use-media.ts';
import type { Chosen } from './address.ts';
import { EdgeLabel } from './edge-label.tsx';
import { EdgeLine } from './edge-line.tsx';
import { layOut, type Sizes } from './layout.ts';
import { NodeBox } from './node-box.tsx';

/** Three layers fit beside an open panel at 1440 px, and two nodes side by side on a phone. */
const wide: Sizes = {
  vertical: false,
  node: { width: 176, height: 60 },
  label: { width: 134, height: 40 },
  gapAlong: 160,
  gapAcross: 52,
};
const narrow: Sizes = {
  vertical: true,
  node: { width: 164, height: 58 },
  label: { width: 134, height: 38 },
  gapAlong: 156,
  gapAcross: 16,
};

interface Props {
  map: ServiceMap;
  chosen: Chosen;
  /** The address at which something is chosen, or no longer. */
  pathTo: (chosen: Chosen) => string;
}

/** Nodes and the calls between them, callers first; the keyboard goes from each node to its calls. */
export function Graph({ map, chosen, pathTo }: Props) {
  const sizes = useNarrow() ? narrow : wide;
  const shape = JSON.stringify([
    map.nodes.map(({ id }) => id).sort(),
    map.edges.map(({ from, to }) => [from, to]).sort(),
  ]);
  const placed = useMemo(() => {
    const [ids, edges] = JSON.parse(shape) as [string[], [string, string][]];
    return layOut(
      ids,
      edges.map(([from, to]) => ({ from, to })),
      sizes,
    );
  }, [shape, sizes]);
  const nodes = new Map(map.nodes.map((node) => [node.id, node]));
  const edges = new Map(map.edges.map((edge) => [keyOf(edge), edge]));
  const most = Math.max(1, ...map.edges.map(({ calls }) => calls));
  const order = [...placed.nodes].sort(([, a], [, b]) => a.x + a.y - (b.x + b.y));

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="map-canvas" aria-label="Map of who calls whom" tabIndex={0}>
      <svg width={placed.width} height={placed.height} aria-hidden={false}>
        <title>Who calls whom</title>
        <g aria-hidden>
          {placed.edges.map((at) => {
            const edge = edges.get(keyOf(at));
            return (
              edge && (
                <EdgeLine
                  key={keyOf(at)}
                  path={at.path}
                  edge={edge}
                  share={edge.calls / most}
                  chosen={isChosen(chosen, edge)}
                />
              )
            );
          })}
        </g>
        {order.map(([id, box]) => {
          const node = nodes.get(id);
          if (!node) return null;
          const isNode = chosen !== null && 'node' in chosen && chosen.node === id;
          return (
            <g key={id}>
              <NodeBox
                node={node}
                box={box}
                chosen={isNode}
                to={pathTo(isNode ? null : { node: id })}
              />
              {placed.edges
                .filter(({ from }) => from === id)
                .map((at) => (
                  <Label
                    key={keyOf(at)}
                    {...{ at, nodes, map, pathTo }}
                    edge={edges.get(keyOf(at))}
                    chosen={chosen}
                  />
                ))}
            </g>
          );
        })}
      </svg>
    </section>
  );
}

interface LabelProps extends Props {
  at: ReturnType<typeof layOut>['edges'][number];
  edge: MapEdge | undefined;
  nodes: ReadonlyMap<string, MapNode>;
}

function Label({ at, edge, nodes, map, chosen, pathTo }: LabelProps) {
  if (!edge) return null;
  const is = isChosen(chosen, edge);
  return (
    <EdgeLabel
      {...{ edge, nodes, map }}
      box={at.label}
      path={at.path}
      chosen={is}
      to={pathTo(is ? null : { from: edge.from, to: edge.to })}
    />
  );
}

function keyOf({ from, to }: { from: string; to: string }): string {
  return `${from} ${to}`;
}

export function isChosen(chosen: Chosen, { from, to }: MapEdge): boolean {
  return chosen !== null && 'from' in chosen && chosen.from === from && chosen.to === to;
}
