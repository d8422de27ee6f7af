import type { MapEdge, MapNode, ServiceMap } from '../../api/map.ts';
import { Fact } from '../shared/fact.tsx';
import { count, plural } from '../shared/format.ts';
import { PanelFrame } from '../trace/panel-frame.tsx';
import { CallsFacts, Questions } from './calls-facts.tsx';
import { errorShare, latency, nodeName } from './names.ts';
import { edgeQuestions } from './question.ts';
import { rate } from './rate.ts';
import { useMapCalls } from './use-map.ts';

interface Props {
  edge: MapEdge;
  map: ServiceMap;
  onClose: () => void;
}

/** Everything about the calls from one node to another. */
export function EdgePanel({ edge, map, onClose }: Props) {
  const { from, to } = edge;
  const { data: calls } = useMapCalls(map, { from, to });
  const name = (id: string) => {
    const node = map.nodes.find((each: MapNode) => each.id === id);
    return node ? nodeName(node) : id;
  };
  const { links, exact } = edgeQuestions(edge, calls, map);
  const spans = plural(edge.spans, 'span');
  const note = exact
    ? `They match exactly the ${spans} that the calls are counted by.`
    : `They match other calls too: ${spans} of those are counted here.`;
  return (
    <PanelFrame
      title={`${name(from)} → ${name(to)}`}
      kind="Calls"
      sub={<span>{rate(edge.calls, map.end_ms - map.start_ms)}</span>}
      copy={JSON.stringify(edge, null, 2)}
      onClose={onClose}
    >
      <div className="map-panel">
        <dl className="facts">
          <Fact term="Calls">{count(edge.calls)}</Fact>
          <Fact term="Errors">
            <span className={edge.errors > 0 ? 'error-text' : undefined}>
              {count(edge.errors)}, {errorShare(edge)}
            </span>
          </Fact>
          {edge.callee && (
            <Fact term="Seen by caller / called">
              {count(edge.caller_errors)} / {count(edge.callee_errors)}
            </Fact>
          )}
          <Fact term="Caller's P50 / P95">
            {latency(edge.caller.p50_ms)} / {latency(edge.caller.p95_ms)}
          </Fact>
          {edge.callee && (
            <Fact term="Called service's P50 / P95">
              {latency(edge.callee.p50_ms)} / {latency(edge.callee.p95_ms)}
            </Fact>
          )}
        </dl>
        <CallsFacts calls={calls} />
        <Questions links={links} note={note} />
      </div>
    </PanelFrame>
  );
}
