import { Link } from 'react-router';
import type { MapNode, ServiceMap } from '../../api/map.ts';
import { count } from '../shared/format.ts';
import { NumberHead } from '../shared/number-head.tsx';
import { ServiceChip } from '../shared/service-chip.tsx';
import type { Chosen } from './address.ts';
import { isChosen } from './graph.tsx';
import { errorShare, latency, nodeName } from './names.ts';
import { rate } from './rate.ts';

interface Props {
  map: ServiceMap;
  chosen: Chosen;
  pathTo: (chosen: Chosen) => string;
}

/** The same figures as on the map, and both sides' latencies, a row an edge. */
export function EdgeTable({ map, chosen, pathTo }: Props) {
  const nodes = new Map(map.nodes.map((node) => [node.id, node]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="map-table-frame" aria-label="Calls" tabIndex={0}>
      <table className="data-table map-table">
        <caption className="visually-hidden">Calls, those with the most first</caption>
        <thead>
          <tr>
            <th scope="col">Caller</th>
            <th scope="col">Called</th>
            {['Rate', 'Calls', 'Errors', 'Error rate'].map((head) => (
              <NumberHead key={head}>{head}</NumberHead>
            ))}
            <NumberHead title="As the caller's spans have it">P50 / P95 of the caller</NumberHead>
            <NumberHead title="As the called service's spans have it">
              P50 / P95 of the called
            </NumberHead>
          </tr>
        </thead>
        <tbody>
          {map.edges.map((edge) => {
            const { from, to, calls, errors, caller, callee } = edge;
            const is = isChosen(chosen, edge);
            const bad = errors > 0 ? 'number mono error-text' : 'number mono';
            return (
              <tr key={`${from} ${to}`} className="link-row map-row" aria-selected={is}>
                <th scope="row">
                  <NodeName node={nodes.get(from)} />
                </th>
                <td>
                  <Link to={pathTo(is ? null : { from, to })} replace>
                    <NodeName node={nodes.get(to)} />
                  </Link>
                </td>
                <td className="number mono">{rate(calls, map.end_ms - map.start_ms)}</td>
                <td className="number mono">{count(calls)}</td>
                <td className={bad}>{count(errors)}</td>
                <td className={bad}>{errorShare(edge)}</td>
                <td className="number mono">
                  {latency(caller.p50_ms)} / {latency(caller.p95_ms)}
                </td>
                <td className="number mono">
                  {callee ? `${latency(callee.p50_ms)} / ${latency(callee.p95_ms)}` : '–'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** A service with its colour, anything else with where it is. */
export function NodeName({ node }: { node: MapNode | undefined }) {
  if (!node) return null;
  if (node.kind === 'service') return <ServiceChip name={node.name} />;
  return (
    <span className="map-other" title={node.detail}>
      {nodeName(node)} {node.detail && <span className="quiet mono">{node.detail}</span>}
    </span>
  );
}
