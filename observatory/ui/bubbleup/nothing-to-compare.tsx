import type { BubbleUpAnswer } from '../../api/bubbleup.ts';
import { Message } from '../shared/states.tsx';

/** Why there is no card. */
export function NothingToCompare({ answer: { selection, baseline, notices } }: Props) {
  if (selection.rows === 0) {
    return (
      <Message title="No row is selected.">
        <p>Drag over cells of the heatmap that are filled.</p>
        {notices.map((notice) => (
          <p key={notice}>{notice}</p>
        ))}
      </Message>
    );
  }
  if (baseline.rows === 0) {
    return (
      <Message title="All rows are selected.">
        <p>Select a part of them, so that there is a rest to compare it with.</p>
      </Message>
    );
  }
  return (
    <Message title="The rows have no columns to compare.">
      <p>Attributes that are set on spans are compared here.</p>
    </Message>
  );
}

interface Props {
  answer: BubbleUpAnswer;
}
