import type { BubbleUpAnswer } from '../../api/bubbleup.ts';
import { count } from '../shared/format.ts';

/** Which colour is which side, how many rows there are of each, and how many of them were read. */
export function Legend({ answer }: { answer: BubbleUpAnswer | undefined }) {
  return (
    <p className="bubble-legend" role="status">
      <span data-side="selection">Selection {answer && rows(answer.selection.rows)}</span>
      <span data-side="baseline">Baseline {answer && rows(answer.baseline.rows)}</span>
      {answer && answer.margin > 0 && (
        <small>{`From a sample; shares are right to ±${(answer.margin * 100).toFixed(1)} %.`}</small>
      )}
    </p>
  );
}

function rows(number: number) {
  return (
    <>
      <b>{count(number)}</b> {number === 1 ? 'row' : 'rows'}
    </>
  );
}
