import { X } from 'lucide-react';
import { useState } from 'react';
import type { BubbleUpAnswer } from '../../api/bubbleup.ts';
import type { Filter, QueryRequest } from '../../api/query.ts';
import { canNarrow } from '../query/narrow.ts';
import { Failure } from '../shared/states.tsx';
import { type Selection, useBubbleUp } from './api.ts';
import './bubble-up.css';
import { CardSkeletons } from './card-skeletons.tsx';
import { Cards } from './cards.tsx';
import { ColumnSearch } from './column-search.tsx';
import { Legend } from './legend.tsx';
import { NothingToCompare } from './nothing-to-compare.tsx';

export type { Selection } from './api.ts';

export interface BubbleUpProps {
  request: QueryRequest;
  selection: Selection;
  /** A value, or a range of numbers, was chosen; all of the filters are to hold. */
  onFilter: (filters: Filter[]) => void;
  onGroupBy?: (column: string) => void;
  /** Takes the selection back. */
  onClose?: () => void;
}

/** For every column how the selected rows differ from the others, most telling first. */
export function BubbleUp({ request, selection, onFilter, onGroupBy, onClose }: BubbleUpProps) {
  const [search, setSearch] = useState('');
  const { data, error, isPlaceholderData, refetch } = useBubbleUp(request, selection);
  const actions = {
    onFilter: canNarrow(request.query) ? onFilter : null,
    onGroupBy: onGroupBy ?? null,
  };
  return (
    <section className="bubble-up" aria-labelledby="bubble-up" aria-busy={!data && !error}>
      <header className="bubble-head">
        <h2 id="bubble-up">BubbleUp</h2>
        <Legend answer={data} selection={selection} />
        <span className="spacer" />
        {data && data.columns.length > 0 && <ColumnSearch value={search} onChange={setSearch} />}
        {onClose && (
          <button
            type="button"
            className="icon-button"
            aria-label="Close BubbleUp and select nothing"
            onClick={onClose}
          >
            <X size={16} aria-hidden />
          </button>
        )}
      </header>
      {error ? (
        <Failure what="The rows were not compared." error={error} retry={() => refetch()} />
      ) : data ? (
        <div data-stale={isPlaceholderData || undefined}>
          <Answer answer={data} search={search} actions={actions} />
        </div>
      ) : (
        <CardSkeletons />
      )}
    </section>
  );
}

/** What a card's parts lead to; null where that cannot be done here. */
export interface PartActions {
  onFilter: ((filters: Filter[]) => void) | null;
  onGroupBy: ((column: string) => void) | null;
}

interface AnswerProps {
  answer: BubbleUpAnswer;
  search: string;
  actions: PartActions;
}

function Answer({ answer, search, actions }: AnswerProps) {
  if (answer.columns.length === 0) return <NothingToCompare answer={answer} />;
  return <Cards answer={answer} search={search} actions={actions} />;
}
