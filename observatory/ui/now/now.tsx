import { useSearchParams } from 'react-router';
import './now.css';
import './bar.css';
import './rows.css';
import { Hint } from '../home/hint.tsx';
import { FilterBar } from './filter-bar.tsx';
import { type Filters, readFilters, writeFilters } from './filters.ts';
import { NoRows } from './no-rows.tsx';
import { Overview } from './overview.tsx';
import { Strip } from './strip.tsx';
import { TraceTable } from './trace-table.tsx';
import { useFeed } from './use-feed.ts';

/** What is happening: the live list of traces, narrowed by what the address bar says. */
export function NowScreen() {
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params);
  const change = (next: Filters) => setParams(writeFilters(next), { replace: true });
  const { pages, rows, feed, dispatch } = useFeed(filters);

  return (
    <div className="now fill">
      <title>Now · Observatory</title>
      <h1 className="visually-hidden">Now</h1>
      <Hint />
      <Strip />
      <Overview />
      <FilterBar filters={filters} onChange={change} held={feed.held.size} />
      <section className="traces fill" aria-label="Traces, newest first">
        {rows.length > 0 ? (
          <TraceTable
            key={feed.query}
            rows={rows}
            fresh={feed.paused ? 0 : feed.held.size}
            onAtTop={(atTop) => dispatch({ type: 'scrolled', atTop })}
            older={{
              more: pages.hasNextPage,
              loading: pages.isFetchingNextPage,
              failed: pages.isFetchNextPageError,
              load: () => pages.fetchNextPage(),
            }}
          />
        ) : (
          <NoRows
            pending={pages.isPending}
            error={pages.error}
            retry={() => pages.refetch()}
            filters={filters}
            onClear={() => setParams({}, { replace: true })}
          />
        )}
      </section>
    </div>
  );
}
