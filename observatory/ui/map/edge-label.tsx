import { Link } from 'react-router';
import type { MapEdge, MapNode, ServiceMap } from '../../api/map.ts';
import type { Box } from './layout.ts';
import { describeEdge, errorShare, latency, shownLatency } from './names.ts';
import { rate } from './rate.ts';

interface Props {
  edge: MapEdge;
  nodes: ReadonlyMap<string, MapNode>;
  map: ServiceMap;
  box: Box;
  path: string;
  chosen: boolean;
  /** Where a click leads. */
  to: string;
}

/** Rate, errors and latency on an edge; the whole edge can be clicked. */
export function EdgeLabel({ edge, nodes, map, box, path, chosen, to }: Props) {
  const middle = box.x + box.width / 2;
  return (
    <Link
      to={to}
      replace
      className="map-edge"
      aria-label={describeEdge(edge, nodes, map)}
      aria-current={chosen || undefined}
    >
      <path className="map-hit" d={path} />
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={6} />
      <text x={middle} y={box.y + box.height / 2 - 5} textAnchor="middle">
        {rate(edge.calls, map.end_ms - map.start_ms)}
        <tspan className="quiet"> · </tspan>
        <tspan className={edge.errors > 0 ? 'error-text' : 'quiet'}>
          {errorShare(edge)}
          {' err '}
        </tspan>
      </text>
      <text x={middle} y={box.y + box.height / 2 + 12} textAnchor="middle" className="map-latency">
        P95 {latency(shownLatency(edge).p95_ms)}
      </text>
    </Link>
  );
}
