import { useNavigate, useSearchParams } from 'react-router';
import './map.css';
import '../trace/panel.css';
import type { ServiceMap } from '../../api/map.ts';
import { plural } from '../shared/format.ts';
import { useKeys } from '../shared/keyboard.ts';
import { useFrozen } from '../shared/pause.ts';
import { PauseButton } from '../shared/pause-button.tsx';
import { RangeSelect } from '../shared/range-select.tsx';
import { Unread } from '../shared/states.tsx';
import { type Chosen, type MapAddress, mapPath, readAddress } from './address.ts';
import { EdgePanel } from './edge-panel.tsx';
import { EdgeTable } from './edge-table.tsx';
import { NoSpans } from './empty.tsx';
import { Graph, isChosen } from './graph.tsx';
import { NodePanel } from './node-panel.tsx';
import { useMap } from './use-map.ts';

/** Who calls whom: rates, errors and latency on the edges, from the spans of the chosen time. */
export function MapScreen() {
  const [params] = useSearchParams();
  const address = readAddress(params);
  const navigate = useNavigate();
  const { data, error, refetch } = useMap(address.range);
  const map = useFrozen(data);
  const go = (to: Partial<MapAddress>) =>
    navigate(mapPath({ ...address, ...to }), { replace: true });
  const close = () => go({ chosen: null });
  useKeys({ Escape: close });

  return (
    <div className="map fill">
      <title>Map · Observatory</title>
      <h1 className="visually-hidden">Map</h1>
      <div className="filters">
        <RangeSelect value={address.range} onChange={(range) => go({ range })} />
        <PauseButton />
        <span className="spacer" />
        {map && (
          <span className="quiet map-count">
            {plural(map.nodes.length, 'node')} · {plural(map.edges.length, 'edge')}
            {map.edges_left_out > 0 && `, the busiest of ${map.edges.length + map.edges_left_out}`}
          </span>
        )}
      </div>
      {!map && <Unread what="map" rows={6} error={error} retry={refetch} />}
      {map?.nodes.length === 0 && <NoSpans range={address.range} />}
      {map && map.nodes.length > 0 && (
        <Drawn
          map={map}
          chosen={address.chosen}
          pathTo={(chosen) => mapPath({ ...address, chosen })}
          onClose={close}
        />
      )}
    </div>
  );
}

interface DrawnProps {
  map: ServiceMap;
  chosen: Chosen;
  pathTo: (chosen: Chosen) => string;
  onClose: () => void;
}

function Drawn({ map, chosen, pathTo, onClose }: DrawnProps) {
  const edge = map.edges.find((each) => isChosen(chosen, each));
  const node = map.nodes.find(({ id }) => chosen && 'node' in chosen && chosen.node === id);
  const shared = { map, chosen, pathTo };
  return (
    <div className="split">
      <div className="map-main">
        <Graph {...shared} />
        {map.edges.length === 0 && (
          <p className="quiet map-note">
            In this time no span was called by another service, and none called a database.
          </p>
        )}
        {map.edges.length > 0 && <EdgeTable {...shared} />}
      </div>
      {edge && <EdgePanel key={`${edge.from} ${edge.to}`} {...{ edge, map, onClose }} />}
      {node && <NodePanel key={node.id} {...{ node, map, pathTo, onClose }} />}
    </div>
  );
}
