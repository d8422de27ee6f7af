import { Link } from 'react-router';
import type { Span } from '../../api.ts';
import { duration } from '../shared/format.ts';
import { PanelFrame } from '../trace/panel-frame.tsx';
import type { Pair } from './align.ts';
import { attributeDifferences } from './attributes.ts';
import { signed } from './words.ts';

/** The two spans of a row beside each other: times, and every attribute that differs. */
export function PairPanel({ pair, onClose }: { pair: Pair; onClose: () => void }) {
  const [a, b] = [pair.a?.span, pair.b?.span];
  const span = a ?? b;
  if (!span) return null;
  const differing = a && b ? attributeDifferences(a, b) : [];
  const times = [
    ['Duration', 'duration_ms'],
    ['Self time', 'self_ms'],
    ['Start', 'start_ms'],
  ] as const;
  return (
    <PanelFrame
      title={span.name}
      kind="Spans"
      sub={<span>{span.service}</span>}
      copy={JSON.stringify({ a, b }, null, 2)}
      onClose={onClose}
    >
      <table className="compare-facts">
        <thead>
          <tr>
            <td />
            <Side name="A" span={a} />
            <Side name="B" span={b} />
          </tr>
        </thead>
        <tbody>
          {times.map(([words, member]) => (
            <tr key={member}>
              <th scope="row">{words}</th>
              <td className="mono">{a ? duration(a[member]) : '–'}</td>
              <td className="mono">
                {b ? duration(b[member]) : '–'}
                {a && b && <span className="quiet"> {signed(b[member] - a[member])}</span>}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">Error</th>
            {[a, b].map((each, side) => (
              <td key={side === 0 ? 'a' : 'b'} className={each?.error ? 'error-text' : undefined}>
                {each ? (each.error ? each.status_message || 'yes' : 'no') : '–'}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {a && b && differing.length === 0 && (
        <p className="compare-note quiet">All attributes are the same.</p>
      )}
      {differing.length > 0 && (
        <table className="compare-facts">
          <caption>Attributes that differ</caption>
          <tbody>
            {differing.map(({ key, a: left, b: right }) => (
              <tr key={key}>
                <th scope="row" className="mono">
                  {key}
                </th>
                <td className="mono">{left ?? <span className="quiet">not there</span>}</td>
                <td className="mono">{right ?? <span className="quiet">not there</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PanelFrame>
  );
}

function Side({ name, span }: { name: string; span: Span | undefined }) {
  return (
    <th scope="col">
      {span ? <Link to={`/trace/${span.trace_id}?span=${span.span_id}`}>{name}</Link> : name}
    </th>
  );
}
