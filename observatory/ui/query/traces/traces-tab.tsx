import { Link } from 'react-router';
import type { TracesAnswer } from '../../../api/query.ts';
import { Age } from '../../shared/age.tsx';
import { duration, exactDuration, plural } from '../../shared/format.ts';
import { NumberHead } from '../../shared/number-head.tsx';
import { ServiceChip } from '../../shared/service-chip.tsx';
import { Unread } from '../../shared/states.tsx';
import { useRowKeys } from '../../xray/use-row-keys.ts';
import type { Asked } from '../actions.ts';
import { askTraces } from '../api.ts';
import { useAnswer } from '../use-answer.ts';

/** The traces that have a row which matches; each opens at the longest of those rows. */
export function TracesTab({ asked, follow }: { asked: Asked; follow: boolean }) {
  const traces = useAnswer('traces', asked.request, askTraces, follow);
  if (!traces.answer) {
    return <Unread what="traces" rows={12} error={traces.error} retry={traces.retry} />;
  }
  const { traces: rows, complete } = traces.answer;
  return (
    <div data-stale={traces.stale || undefined}>
      <p className="rows-bar">
        {complete ? plural(rows.length, 'trace') : `The latest ${plural(rows.length, 'trace')}`}
      </p>
      <TraceTable rows={rows} />
    </div>
  );
}

function TraceTable({ rows }: { rows: TracesAnswer['traces'] }) {
  const body = useRowKeys();
  return (
    <table className="match-table phone-rows">
      <thead>
        <tr>
          <th scope="col">Trace</th>
          <th scope="col">Service</th>
          <NumberHead>Duration</NumberHead>
          <NumberHead>Matches</NumberHead>
          <NumberHead>Started</NumberHead>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((trace) => (
          <tr key={trace.trace_id} className="link-row">
            <td className="match-name">
              <Link
                to={`/trace/${trace.trace_id}${trace.span_id ? `?span=${trace.span_id}` : ''}`}
                title={trace.trace_id}
              >
                {trace.name}
              </Link>
              {trace.error && <span className="error-text"> error</span>}
            </td>
            <td className="match-service">
              <ServiceChip name={trace.service} />
            </td>
            <td className="number match-duration" title={exactDuration(trace.duration_ms)}>
              {duration(trace.duration_ms)}
            </td>
            <td className="number match-count">{plural(trace.matches, 'row')}</td>
            <td className="number match-start">
              <Age ms={trace.start_ms} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
