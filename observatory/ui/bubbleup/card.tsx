import { Table2 } from 'lucide-react';
import { useState } from 'react';
import type { ColumnDifference } from '../../api/bubbleup.ts';
import { BinsChart } from './bins-chart.tsx';
import type { PartActions } from './bubble-up.tsx';
import './card.css';
import { SharesTable } from './shares-table.tsx';
import { ValuesChart } from './values-chart.tsx';
import { share } from './words.ts';

interface Props {
  difference: ColumnDifference;
  actions: PartActions;
}

/** One column: how much it differs, and in what, as a chart or as a table. */
export function Card({ difference, actions }: Props) {
  const [table, setTable] = useState(false);
  const { column, type } = difference;
  return (
    <article className="bubble-card" aria-label={column}>
      <header>
        <h3 className="mono" title={column}>
          {column}
        </h3>
        <small>{type}</small>
        <span className="spacer" />
        <span className="bubble-difference" title={meaning(difference)}>
          {share(difference.difference)}
        </span>
        <button
          type="button"
          className="icon-button"
          aria-label={`${column} as a table`}
          aria-pressed={table}
          onClick={() => setTable(!table)}
        >
          <Table2 size={14} aria-hidden />
        </button>
      </header>
      {table ? (
        <SharesTable difference={difference} />
      ) : 'bins' in difference ? (
        <BinsChart difference={difference} actions={actions} />
      ) : (
        <ValuesChart difference={difference} actions={actions} />
      )}
    </article>
  );
}

function meaning({ difference, score }: ColumnDifference): string {
  const part = `Of ${share(difference)} of the selection's rows the baseline has no counterpart`;
  return score > 0 ? `${part}.` : `${part}; chance makes as much.`;
}
