import { useQuery } from '@tanstack/react-query';
import { allDatasets, type Filter, type QueryRequest, type QuerySpec } from '../../api/query.ts';
import { Age } from '../shared/age.tsx';
import { plural } from '../shared/format.ts';
import { Message } from '../shared/states.tsx';
import { askQuestion } from './api.ts';
import { useDatasets } from './clauses/use-known.ts';
import { printFilter } from './language/filter.ts';
import { during } from './narrow.ts';
import { NoData } from './start/no-data.tsx';

interface Props {
  request: QueryRequest;
  onAsk: (query: QuerySpec) => void;
}

/** More filters than this are not tried one by one. */
const mostTried = 6;

/** No row passes: which filter it is that lets none through, or that there is nothing at all. */
export function NothingMatches({ request, onAsk }: Props) {
  const { query } = request;
  const filters = query.filters ?? [];
  const all = useMatches(request, []);
  if (all === undefined) return <Message title="No row matches." />;
  if (all === 0) return <NothingThen request={request} onAsk={onAsk} />;
  return (
    <Message title="No row matches.">
      <p>{`${plural(all, 'row')} of this time ${all === 1 ? 'does' : 'do'} not pass the filters.`}</p>
      <ul className="filter-list">
        {filters.slice(0, mostTried).map((filter, at) => (
          <Without
            key={JSON.stringify(filter)}
            request={request}
            filter={filter}
            rest={filters.toSpliced(at, 1)}
            onAsk={onAsk}
          />
        ))}
      </ul>
    </Message>
  );
}

/** How many rows there are with only these filters. */
function useMatches({ dataset, query }: QueryRequest, filters: Filter[]): number | undefined {
  const { time_range, start_time, end_time, filter_combination } = query;
  const time = { time_range, start_time, end_time, filter_combination };
  const counting = {
    dataset,
    query: { calculations: [{ op: 'COUNT' as const }], filters, ...time },
  };
  const { data } = useQuery({
    queryKey: ['matches', JSON.stringify(counting)],
    queryFn: ({ signal }) => askQuestion(counting, signal),
  });
  return data?.rows_matched;
}

function Without(props: Props & { filter: Filter; rest: Filter[] }) {
  const { request, filter, rest, onAsk } = props;
  const matches = useMatches(request, rest);
  if (!matches) return null;
  return (
    <li>
      <button
        type="button"
        className="button"
        onClick={() => onAsk({ ...request.query, filters: rest })}
      >
        Remove <code>{printFilter(filter)}</code>
      </button>
      <span>{`${plural(matches, 'row')} without it`}</span>
    </li>
  );
}

function NothingThen({ request, onAsk }: Props) {
  const { data = [], isSuccess } = useDatasets();
  if (isSuccess && data.length === 0) return <NoData />;
  const known = data.filter(
    ({ slug }) => request.dataset === allDatasets || slug === request.dataset,
  );
  const last = Math.max(...known.map(({ last_ms }) => last_ms ?? 0));
  return (
    <Message title="There are no rows at this time.">
      {last > 0 && (
        <>
          <p>
            The latest span came <Age ms={last} />.
          </p>
          <button
            type="button"
            className="button"
            onClick={() => onAsk(during(request.query, last - 3_600_000, last + 1000))}
          >
            Ask about the hour up to then
          </button>
        </>
      )}
    </Message>
  );
}
