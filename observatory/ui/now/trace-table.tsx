import { ArrowUp } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { TraceSummary } from '../../api.ts';
import { plural } from '../shared/format.ts';
import { ListTable } from '../shared/list-table.tsx';
import { useList } from '../shared/use-list.ts';
import { useNarrow } from '../shared/use-media.ts';
import { Older, type OlderProps } from './older.tsx';
import { TraceRow } from './trace-row.tsx';

interface Props {
  rows: readonly TraceSummary[];
  /** New traces that wait until the reader is back at the top. */
  fresh: number;
  onAtTop: (atTop: boolean) => void;
  older: OlderProps;
}

const columns = ['Name', 'Services', 'Duration', 'Spans', 'Errors', 'State', 'Started'];

/** The rows of the list, drawn only where they can be seen. */
export function TraceTable({ rows, fresh, onAtTop, older }: Props) {
  const rowHeight = useNarrow() ? 62 : 36;
  const navigate = useNavigate();
  const { scroller, virtual } = useList(
    rows.map((row) => row.trace_id),
    rowHeight,
    (id) => navigate(`/trace/${id}`),
  );
  const first = Math.floor((virtual.scrollOffset ?? 0) / rowHeight);
  const seen = rows.slice(first, first + Math.ceil((virtual.scrollRect?.height ?? 0) / rowHeight));
  const longest = Math.max(0, ...seen.map((row) => row.duration_ms));

  return (
    <>
      {fresh > 0 && (
        <button type="button" className="jump fresh" onClick={() => virtual.scrollToOffset(0)}>
          <ArrowUp size={14} aria-hidden />
          {plural(fresh, 'new trace')}
        </button>
      )}
      <div
        className="scroller"
        ref={scroller}
        onScroll={(event) => onAtTop(event.currentTarget.scrollTop < rowHeight / 2)}
      >
        <ListTable className="trace-table" columns={columns} rows={rows} virtual={virtual}>
          {(trace, place) => <TraceRow trace={trace} longestMs={longest} {...place} />}
        </ListTable>
        <Older {...older} />
      </div>
    </>
  );
}
