import type { Filter, QueryRequest } from '../../api/query.ts';
import type { HeatSelection } from '../charts/types.ts';

/** An area of a column's heatmap, or the rows of a group: `name = GET /`, say. */
export type Selection = (HeatSelection & { column: string }) | { filters: Filter[] };

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
export function BubbleUp({ request, selection }: BubbleUpProps) {
  return (
    <section className="bubble-up" aria-label="BubbleUp">
      {request.dataset} {'column' in selection ? selection.column : selection.filters.length}
    </section>
  );
}
