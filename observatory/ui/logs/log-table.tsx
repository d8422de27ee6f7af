import { ArrowDown } from 'lucide-react';
import { useMemo } from 'react';
import { useLocation } from 'react-router';
import type { LogEvent } from '../../api/logs.ts';
import { ListTable } from '../shared/list-table.tsx';
import { useNarrow } from '../shared/use-media.ts';
import { LogRow } from './log-row.tsx';
import { useTail } from './use-tail.ts';

interface Props {
  rows: readonly LogEvent[];
  /** The id of the row that is open. */
  opened: string;
  following: boolean;
  onFollow: (following: boolean) => void;
  older: { more: boolean; loading: boolean; failed: boolean; load: () => void };
}

const columns = ['Time', 'Level', 'Message', 'Stream', 'Trace'];

/** The rows of the log, the newest at the end, drawn only where they can be seen. */
export function LogTable({ rows, opened, following, onFollow, older }: Props) {
  const { search } = useLocation();
  const { scroller, virtual, onScroll } = useTail({
    ids: useMemo(() => rows.map(({ id }) => id), [rows]),
    rowHeight: useNarrow() ? 52 : 28,
    following,
    onFollow,
    onNearTop: () => {
      if (older.more && !older.loading && !older.failed) older.load();
    },
  });
  const addressOf = (id: string) => {
    const params = new URLSearchParams(search);
    params.set('event', id);
    return `?${params}`;
  };

  return (
    <>
      {older.failed && (
        <button type="button" className="button log-older" onClick={older.load}>
          Try again to read older lines
        </button>
      )}
      <div className="scroller" ref={scroller} onScroll={onScroll}>
        <ListTable className="log-table" columns={columns} rows={rows} virtual={virtual}>
          {(event, place) => (
            <LogRow
              event={event}
              selected={event.id === opened}
              to={addressOf(event.id)}
              {...place}
            />
          )}
        </ListTable>
      </div>
      {!following && (
        <button type="button" className="jump to-end" onClick={() => onFollow(true)}>
          <ArrowDown size={14} aria-hidden />
          To the newest
        </button>
      )}
    </>
  );
}
