import { useEffect, useRef, useState } from 'react';
import type { Filter, QueryAnswer } from '../../../api/query.ts';
import { BubbleUp, type Selection } from '../../bubbleup/bubble-up.tsx';
import type { Asked } from '../actions.ts';
import { canNarrow, during, withBreakdown, withFilters } from '../narrow.ts';

interface Props {
  answer: QueryAnswer;
  asked: Asked;
  selection: Selection;
}

/** How the selected part differs from the rest of what was answered, at the time it was answered. */
export function Comparison({ answer, asked: { request, ask, look }, selection }: Props) {
  const { dataset, query } = request;
  const [refused, setRefused] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const ofGroup = 'filters' in selection;
  useEffect(() => {
    // A group is chosen in the table under this, so it would appear out of sight.
    if (ofGroup) place.current?.scrollIntoView({ block: 'start' });
  }, [ofGroup]);
  function filter(filters: Filter[]) {
    if (canNarrow(query)) ask(withFilters(query, filters));
    else setRefused(true);
  }
  return (
    <div ref={place}>
      {refused && (
        <p className="query-refusal" role="alert">
          The filters are joined by OR, so none can be added that all rows must pass.
        </p>
      )}
      <BubbleUp
        request={{ dataset, query: during(query, answer.start_ms, answer.end_ms) }}
        selection={selection}
        onFilter={filter}
        onGroupBy={(column) => ask(withBreakdown(query, column))}
        onClose={() => look({ selection: null })}
      />
    </div>
  );
}
