import { Message, Unread } from '../shared/states.tsx';
import { Empty } from './empty.tsx';
import { type Filters, isNarrowed } from './filters.ts';

interface Props {
  pending: boolean;
  error: Error | null;
  retry: () => void;
  filters: Filters;
  onClear: () => void;
}

/** Why there are no rows: not read yet, could not be read, none match, or none were ever sent. */
export function NoRows({ pending, error, retry, filters, onClear }: Props) {
  if (pending || error) return <Unread what="traces" rows={14} error={error} retry={retry} />;
  if (!isNarrowed(filters)) return <Empty />;
  return (
    <Message title="No trace matches.">
      <p>
        Traces that match will appear here as they arrive.
        {!filters.vitals && ' Web vitals are left out.'}
      </p>
      <button type="button" className="button" onClick={onClear}>
        Clear search and filters
      </button>
    </Message>
  );
}
