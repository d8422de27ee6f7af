import { Link } from 'react-router';
import type { MapNode, ServiceMap } from '../../api/map.ts';
import { Fact } from '../shared/fact.tsx';
import { count, percent } from '../shared/format.ts';
import { PanelFrame } from '../trace/panel-frame.tsx';
import type { Chosen } from './address.ts';
import { CallsFacts, Questions } from './calls-facts.tsx';
import { NodeName } from './edge-table.tsx';
import { kindWords, latency, nodeName } from './names.ts';
import { serviceQuestions } from './question.ts';
import { rate } from './rate.ts';
import { useMapCalls } from './use-map.ts';

interface Props {
  node: MapNode;
  map: ServiceMap;
  pathTo: (chosen: Chosen) => string;
  onClose: () => void;
}

/** Everything about a node: the calls it took, or those it made where it took none. */
export function NodePanel({ node, map, pathTo, onClose }: Props) {
  const callers = map.edges.filter(({ to }) => to === node.id);
  const called = map.edges.filter(({ from }) => from === node.id);
  const isCalled = callers.length > 0;
  const { data: calls } = useMapCalls(map, isCalled ? { to: node.id } : { from: node.id });
  return (
    <PanelFrame
      title={nodeName(node)}
      kind={kindWords[node.kind]}
      sub={node.detail && <span className="mono">{node.detail}</span>}
      copy={JSON.stringify(node, null, 2)}
      onClose={onClose}
    >
      <div className="map-panel">
        <dl className="facts">
          {node.spans > 0 && <Fact term="Spans">{count(node.spans)}</Fact>}
          {node.roots > 0 && <Fact term="Traces begun">{count(node.roots)}</Fact>}
          <Fact term={isCalled ? 'Calls taken' : 'Calls made'}>
            {calls ? `${count(calls.calls)}, ${rate(calls.calls, map.end_ms - map.start_ms)}` : '–'}
          </Fact>
          <Fact term="Errors">
            <span className={calls && calls.errors > 0 ? 'error-text' : undefined}>
              {calls
                ? `${count(calls.errors)}, ${percent(calls.errors / (calls.calls || 1))}`
                : '–'}
            </span>
          </Fact>
          <Fact term="P50 / P95">
            {latency(calls?.p50_ms ?? null)} / {latency(calls?.p95_ms ?? null)}
          </Fact>
        </dl>
        <Neighbours
          title="Called by"
          map={map}
          ids={callers.map(({ from, to }) => ({ from, to, shown: from }))}
          pathTo={pathTo}
        />
        <Neighbours
          title="Calls"
          map={map}
          ids={called.map(({ from, to }) => ({ from, to, shown: to }))}
          pathTo={pathTo}
        />
        <CallsFacts calls={calls} />
        {node.kind === 'service' && (
          <Questions
            links={serviceQuestions(node.name, map)}
            note="They match all spans of this service."
          />
        )}
      </div>
    </PanelFrame>
  );
}

interface NeighboursProps {
  title: string;
  map: ServiceMap;
  ids: { from: string; to: string; shown: string }[];
  pathTo: Props['pathTo'];
}

function Neighbours({ title, map, ids, pathTo }: NeighboursProps) {
  if (ids.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="map-neighbours">
        {ids.map(({ from, to, shown }) => (
          <li key={shown}>
            <Link to={pathTo({ from, to })} replace>
              <NodeName node={map.nodes.find(({ id }) => id === shown)} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
