import { plural } from '../shared/format.ts';
import { NumberHead } from '../shared/number-head.tsx';
import { PauseButton } from '../shared/pause-button.tsx';
import { SearchField } from '../shared/search-field.tsx';
import { Message, Unread } from '../shared/states.tsx';
import { NoSegments } from './empty.tsx';
import { TraceRow } from './trace-row.tsx';
import { useRowKeys } from './use-row-keys.ts';
import { useXrayTraces } from './use-xray.ts';

interface Props {
  filter: string;
  onFilter: (expression: string) => void;
}

/** The newest traces of the last six hours that have segments, each told by the one that took the request. */
export function TracesTab({ filter, onFilter }: Props) {
  const { data: traces, error, refetch } = useXrayTraces(filter);
  const rows = useRowKeys();
  return (
    <>
      <div className="filters">
        <SearchField
          value={filter}
          onSearch={onFilter}
          label="Filter expression"
          placeholder={'Filter expression: service("backend-node") AND fault'}
        />
        <PauseButton />
        <span className="xray-count quiet">{traces && !error && counted(traces.length)}</span>
      </div>
      {(error || !traces) && <Unread what="traces" rows={12} error={error} retry={refetch} />}
      {!error && traces?.length === 0 && filter !== '' && (
        <Message title="No trace of the last six hours matches.">
          <button type="button" className="button" onClick={() => onFilter('')}>
            Clear the filter
          </button>
        </Message>
      )}
      {!error && traces?.length === 0 && filter === '' && <NoSegments />}
      {!error && traces && traces.length > 0 && (
        <table className="data-table phone-rows xray-traces">
          <caption className="visually-hidden">Traces with segments, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Segment</th>
              <th scope="col">Request</th>
              <NumberHead>Status</NumberHead>
              <NumberHead>Duration</NumberHead>
              <NumberHead title="Segments, and subsegments in them">Segments</NumberHead>
              <NumberHead>Started</NumberHead>
            </tr>
          </thead>
          <tbody ref={rows}>
            {traces.map((trace) => (
              <TraceRow key={trace.trace_id} trace={trace} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** What the server gives at most, unless it is asked for more. */
const limit = 200;

function counted(traces: number): string {
  return traces < limit ? plural(traces, 'trace') : `the newest ${plural(traces, 'trace')}`;
}
