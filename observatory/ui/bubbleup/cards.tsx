import { useDeferredValue } from 'react';
import type { BubbleUpAnswer, ColumnDifference } from '../../api/bubbleup.ts';
import { plural } from '../shared/format.ts';
import type { PartActions } from './bubble-up.tsx';
import { Card } from './card.tsx';

interface Props {
  answer: BubbleUpAnswer;
  search: string;
  actions: PartActions;
}

/** The columns that tell something, then those that chance explains, then those left out. */
export function Cards({ answer, search, actions }: Props) {
  const wanted = useDeferredValue(search).trim().toLowerCase();
  if (wanted) {
    const found = answer.columns.filter((column) => matches(column, wanted));
    if (found.length === 0) return <p className="bubble-note">No column or value matches.</p>;
    return <Grid columns={found} actions={actions} />;
  }
  const telling = answer.columns.filter(({ score }) => score > 0);
  const others = answer.columns
    .filter(({ score }) => score === 0)
    .sort((a, b) => b.difference - a.difference);
  return (
    <>
      {telling.length > 0 ? (
        <Grid columns={telling} actions={actions} />
      ) : (
        <p className="bubble-note">
          No column tells the selection from the rest for certain: chance could make them differ as
          much. Those that differ most come first.
        </p>
      )}
      {others.length > 0 && (
        <details className="bubble-more" open={telling.length === 0}>
          <summary>{`${plural(others.length, 'column')} ${others.length === 1 ? 'differs' : 'differ'} no more than by chance`}</summary>
          <Grid columns={others} actions={actions} />
        </details>
      )}
      <LeftOut list={answer.left_out} />
    </>
  );
}

function Grid({ columns, actions }: { columns: ColumnDifference[]; actions: PartActions }) {
  return (
    <div className="bubble-cards">
      {columns.map((column) => (
        <Card key={column.column} difference={column} actions={actions} />
      ))}
    </div>
  );
}

function LeftOut({ list }: { list: BubbleUpAnswer['left_out'] }) {
  if (list.length === 0) return null;
  return (
    <details className="bubble-more">
      <summary>{`${plural(list.length, 'column')} ${list.length === 1 ? 'was' : 'were'} not compared`}</summary>
      <dl className="bubble-left-out">
        {list.map(({ column, reason }) => (
          <div key={column}>
            <dt className="mono">{column}</dt>
            <dd>{reason}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function matches(difference: ColumnDifference, wanted: string): boolean {
  if (difference.column.toLowerCase().includes(wanted)) return true;
  if (!('values' in difference)) return false;
  return difference.values.some(({ value }) => String(value).toLowerCase().includes(wanted));
}
