import type { BubbleUpAnswer } from '../../api/bubbleup.ts';
import { printFilter } from '../query/language/filter.ts';
import { count } from '../shared/format.ts';
import type { Selection } from './api.ts';

/** Which colour is which side, how many rows there are of each, and how many of them were read. */
export function Legend({ answer, selection }: Props) {
  return (
    <p className="bubble-legend" role="status">
      <span data-side="selection">
        Selection {answer && rows(answer.selection.rows)}
        {'filters' in selection && <> where {selection.filters.map(printFilter).join(' and ')}</>}
      </span>
      <span data-side="baseline">Baseline {answer && rows(answer.baseline.rows)}</span>
      {answer && answer.margin > 0 && (
        <small>{`From a sample; shares are right to ±${(answer.margin * 100).toFixed(1)} %.`}</small>
      )}
    </p>
  );
}

interface Props {
  answer: BubbleUpAnswer | undefined;
  selection: Selection;
}

function rows(number: number) {
  return (
    <>
      <b>{count(number)}</b> {number === 1 ? 'row' : 'rows'}
    </>
  );
}
