import { CircleAlert, X } from 'lucide-react';
import { Link } from 'react-router';
import type { QueryPanel } from '../../api/boards.ts';
import type { QuerySpec } from '../../api/query.ts';
import { queryPath } from '../query/address.ts';
import { describe } from '../query/describe.ts';
import { duringLast, isAbsolute } from '../query/narrow.ts';
import { defaultRange, spanWords } from '../query/time/ranges.ts';
import { reasonOf } from '../shared/api.ts';
import { TileAnswer } from './tile-answer.tsx';
import { useInSight, useTile } from './use-boards.ts';

interface Props {
  panel: QueryPanel;
  /** Seconds that the whole board is about; undefined for what each question says. */
  range: number | undefined;
  follow: boolean;
  /** Undefined on a board that cannot be changed here. */
  onRemove: (() => void) | undefined;
}

/** A question of a board and its answer, kept up to date while it is in sight. */
export function Tile({ panel, range, follow, onRemove }: Props) {
  const { dataset, query, query_annotation: named } = panel.query_panel;
  const request = { dataset, query: range === undefined ? query : duringLast(query, range) };
  const [watch, inSight] = useInSight();
  const { data: answer, error, refetch, isPlaceholderData } = useTile(request, inSight, follow);
  const isEmpty = answer?.rows_matched === 0;

  return (
    <article className="tile" ref={watch} aria-label={named.name} aria-busy={isPlaceholderData}>
      <header>
        <h2>
          <Link to={queryPath(request)} title={describe(query)}>
            {named.name}
          </Link>
        </h2>
        {onRemove && (
          <button
            type="button"
            className="icon-button"
            aria-label={`Take ${named.name} off the board`}
            title="Take off the board"
            onClick={onRemove}
          >
            <X size={14} aria-hidden />
          </button>
        )}
      </header>
      {named.description && <p className="tile-about">{named.description}</p>}
      <div className="tile-body">
        {answer && !isEmpty && (
          <TileAnswer panel={panel.query_panel} request={request} answer={answer} />
        )}
        {isEmpty && <Nothing query={request.query} dataset={dataset} />}
        {!answer && !error && (
          <div
            className="tile-wait"
            data-style={panel.query_panel.query_style}
            role="status"
            aria-label="Asking"
          />
        )}
        {error && <Broken error={error} retry={() => void refetch()} />}
      </div>
      {answer && !isEmpty && answer.notices.length > 0 && (
        <p className="tile-note">{answer.notices.join(' ')}</p>
      )}
    </article>
  );
}

function Nothing({ query, dataset }: { query: QuerySpec; dataset: string }) {
  const when = isAbsolute(query)
    ? 'at this time'
    : `in the last ${spanWords(query.time_range ?? defaultRange)}`;
  const who = dataset === '__all__' ? 'No span' : `No span of ${dataset}`;
  return (
    <p className="tile-empty">
      {who} matches {when}. Click through Cruddur, or take a longer time.
    </p>
  );
}

function Broken({ error, retry }: { error: Error; retry: () => void }) {
  return (
    <div className="tile-empty" role="alert">
      <CircleAlert size={16} className="error-text" aria-hidden />
      <p>{reasonOf(error)}</p>
      <button type="button" className="button" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
