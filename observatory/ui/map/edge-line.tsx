import type { MapEdge } from '../../api/map.ts';

interface Props {
  path: string;
  edge: MapEdge;
  /** Of the calls of the busiest edge. */
  share: number;
  chosen: boolean;
}

const thinnest = 1.5;
const thickest = 9;

/** As thick as there are calls, and red for as much of its length as calls failed. */
export function EdgeLine({ path, edge, share, chosen }: Props) {
  // By the root, since rates differ by orders of magnitude and area is what the eye compares.
  const width = thinnest + (thickest - thinnest) * Math.sqrt(share);
  const failed = edge.calls === 0 ? 0 : Math.max(0.03, edge.errors / edge.calls) * 100;
  return (
    <g className="map-line" data-chosen={chosen || undefined}>
      <path d={path} strokeWidth={width} />
      {edge.errors > 0 && (
        <path
          className="map-line-errors"
          d={path}
          strokeWidth={width}
          pathLength={100}
          strokeDasharray={`0 ${100 - failed} ${failed}`}
        />
      )}
    </g>
  );
}
