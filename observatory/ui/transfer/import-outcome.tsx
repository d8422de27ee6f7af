import { Link } from 'react-router';
import { allDatasets } from '../../api/query.ts';
import type { ImportResult } from '../../api/transfer.ts';
import { queryPath } from '../query/address.ts';
import { bytes, count, plural } from '../shared/format.ts';
import { moment } from '../shared/time.ts';

/** What an import took, what it did not and why, and where to see it. */
export function ImportOutcome({ name, result }: { name: string; result: ImportResult }) {
  const { taken, known, refused, stopped } = result;
  return (
    <div className="outcome">
      <p role="status">
        <strong>{plural(taken, 'span')} taken</strong>
        {known > 0 && `, ${count(known)} were here already`} from {name} ({bytes(result.bytes)}).
      </p>
      {stopped && (
        <p role="alert" className="error-text">
          Reading stopped: {stopped}
        </p>
      )}
      {refused.length > 0 && (
        <ul className="refused">
          {refused.map(({ reason, spans }) => (
            <li key={reason}>
              {spans > 0 && `${count(spans)} refused: `}
              {reason}
            </li>
          ))}
        </ul>
      )}
      <Where result={result} />
    </div>
  );
}

/** Old spans are in no list of the newest, so the links name their time. */
function Where({ result: { start_ms, end_ms, traces, first_traces } }: { result: ImportResult }) {
  if (start_ms === null || end_ms === null) return null;
  const query = {
    start_time: Math.floor(start_ms / 1000),
    end_time: Math.floor(end_ms / 1000) + 1,
  };
  const path = queryPath({ dataset: allDatasets, query }, { tab: 'traces' });
  return (
    <>
      <p>
        <Link to={path}>{plural(traces, 'trace')}</Link>{' '}
        <span className="quiet">
          from {moment(start_ms)} to {moment(end_ms)}
        </span>
      </p>
      <ul>
        {first_traces.map((trace) => (
          <li key={trace.trace_id}>
            <Link to={`/trace/${trace.trace_id}`}>{trace.name || trace.trace_id}</Link>{' '}
            <span className="quiet mono">{moment(trace.start_ms)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
