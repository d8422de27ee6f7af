import { useSearchParams } from 'react-router';
import './errors.css';
import { Message, Unread } from '../shared/states.tsx';
import { Empty } from './empty.tsx';
import { FilterBar } from './filter-bar.tsx';
import { type Filters, isNarrowed, readFilters, writeFilters } from './filters.ts';
import { ItemTable } from './item-table.tsx';
import { useErrors } from './use-errors.ts';

/** What is broken: errors of the same fault together, last seen first. */
export function ErrorsScreen() {
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params);
  const change = (next: Filters) => setParams(writeFilters(next), { replace: true });
  const query = writeFilters(filters);
  const { data, error, refetch } = useErrors(query);
  const nothing = data?.items.length === 0;
  const none = nothing && !isNarrowed(filters) && data.active + data.resolved === 0;

  return (
    <div className="errors fill">
      <title>Errors · Observatory</title>
      <h1 className="visually-hidden">Errors</h1>
      <FilterBar filters={filters} onChange={change} list={data} />
      <section className="error-items fill" aria-label="Errors, last seen first">
        {!data && <Unread what="errors" rows={14} error={error} retry={refetch} />}
        {data && !nothing && (
          <ItemTable key={String(query)} items={data.items} range={filters.range} />
        )}
        {none && <Empty />}
        {nothing && !none && isNarrowed(filters) && (
          <Message title="No error matches.">
            <p>Errors that match will appear here as they arrive.</p>
            <button
              type="button"
              className="button"
              onClick={() => change({ ...filters, search: '', level: '', environment: '' })}
            >
              Clear the filters
            </button>
          </Message>
        )}
        {nothing && !none && !isNarrowed(filters) && (
          <Message
            title={
              filters.state === 'active' ? 'Every error is resolved.' : 'No error is resolved.'
            }
          >
            <p>
              {filters.state === 'active'
                ? 'One that happens again comes back here by itself.'
                : 'Open an error and press Resolve once it is fixed.'}
            </p>
          </Message>
        )}
      </section>
    </div>
  );
}
