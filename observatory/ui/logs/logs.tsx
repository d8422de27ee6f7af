import { useState } from 'react';
import { useSearchParams } from 'react-router';
import './logs.css';
import './rows.css';
import '../trace/panel.css';
import { Message, Unread } from '../shared/states.tsx';
import { Empty } from './empty.tsx';
import { EventPanel } from './event-panel.tsx';
import { FilterBar } from './filter-bar.tsx';
import { isNarrowed, type LogFilters, noFilters, readFilters, writeFilters } from './filters.ts';
import { LogTable } from './log-table.tsx';
import { useLogEvent, useLogGroups, useLogs } from './use-logs.ts';

/** What did it say: every line that was sent here, the newest at the end. */
export function LogsScreen() {
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params);
  const opened = params.get('event') ?? '';
  const [following, setFollowing] = useState(true);
  const { pages, rows } = useLogs(filters, following);
  const groups = useLogGroups().data ?? [];
  const { event } = useLogEvent(opened, rows);
  const narrow = (next: LogFilters) => {
    setFollowing(true);
    setParams(writeFilters(next), { replace: true });
  };
  const narrowed = isNarrowed(filters);

  return (
    <div className="logs fill">
      <title>Logs · Observatory</title>
      <h1 className="visually-hidden">Logs</h1>
      <FilterBar
        filters={filters}
        onChange={narrow}
        groups={groups}
        following={following}
        onFollow={setFollowing}
      />
      <div className="logs-body split">
        <section className="log-lines fill" aria-label="Log lines, newest last">
          {!pages.data && <Unread what="log" rows={18} error={pages.error} retry={pages.refetch} />}
          {rows.length > 0 && (
            <LogTable
              key={writeFilters(filters).toString()}
              rows={rows}
              opened={opened}
              following={following}
              onFollow={setFollowing}
              older={{
                more: pages.hasNextPage,
                loading: pages.isFetchingNextPage,
                failed: pages.isFetchNextPageError,
                load: () => void pages.fetchNextPage(),
              }}
            />
          )}
          {pages.data && rows.length === 0 && narrowed && (
            <Message title="No log line matches.">
              <p>Lines that match will appear here as they arrive.</p>
              <button type="button" className="button" onClick={() => narrow(noFilters)}>
                Clear the filters
              </button>
            </Message>
          )}
          {pages.data && rows.length === 0 && !narrowed && <Empty />}
        </section>
        {event && (
          <EventPanel
            event={event}
            onTrace={(trace) => narrow({ ...noFilters, trace })}
            onClose={() => setParams(writeFilters(filters), { replace: true })}
          />
        )}
      </div>
    </div>
  );
}
