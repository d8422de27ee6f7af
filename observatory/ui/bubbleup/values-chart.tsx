import { useState } from 'react';
import type { Shares, ValuesDifference } from '../../api/bubbleup.ts';
import { count } from '../shared/format.ts';
import type { PartActions } from './bubble-up.tsx';
import type { Part } from './choices.ts';
import { Pair } from './pair.tsx';
import { PartMenu } from './part-menu.tsx';
import { commonBeginning, share, valueWords } from './words.ts';

const shown = 4;

interface Props {
  difference: ValuesDifference;
  actions: PartActions;
}

interface Row extends Shares {
  words: string;
  /** Without what all values begin with. */
  short?: string;
  /** Rows of values that are not listed lead nowhere. */
  part?: Part;
}

/** Values as rows of two bars, those that differ most first. */
export function ValuesChart({ difference, actions }: Props) {
  const [all, setAll] = useState(false);
  const rows = rowsOf(difference);
  const largest = Math.max(...rows.flatMap((row) => [row.selection, row.baseline]));
  return (
    <>
      <ul className="bubble-values">
        {(all ? rows : rows.slice(0, shown)).map((row) => (
          <li key={row.words}>
            <ValueRow row={row} column={difference.column} largest={largest} actions={actions} />
          </li>
        ))}
      </ul>
      {rows.length > shown && (
        <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `${rows.length - shown} more`}
        </button>
      )}
    </>
  );
}

function ValueRow({ row, column, largest, actions }: RowProps) {
  const content = (
    <>
      <span
        className="bubble-value-name"
        data-quiet={!row.part || 'missing' in row.part || undefined}
      >
        {row.short ?? row.words}
      </span>
      <span className="bubble-value-shares">
        <b>
          <span className="visually-hidden">: selection</span> {share(row.selection)}
        </b>
        <span>
          <span className="visually-hidden">, baseline</span> {share(row.baseline)}
        </span>
      </span>
      <Pair shares={row} largest={largest} />
    </>
  );
  if (!row.part) return <div className="bubble-value">{content}</div>;
  const trigger = (
    <button type="button" className="bubble-value" title={row.words}>
      {content}
    </button>
  );
  return (
    <PartMenu
      column={column}
      part={row.part}
      title={row.words}
      actions={actions}
      trigger={trigger}
    />
  );
}

interface RowProps {
  row: Row;
  column: string;
  largest: number;
  actions: PartActions;
}

/** The values and "no value" by how much they differ, then what is not listed. */
export function rowsOf({ values, missing, other, distinct }: ValuesDifference): Row[] {
  const cut = commonBeginning(values.map(({ value }) => valueWords(value))).length;
  const rows: Row[] = values.map(({ value, ...shares }) => {
    const words = valueWords(value);
    return { ...shares, words, part: { value }, ...(cut > 0 && { short: `…${words.slice(cut)}` }) };
  });
  if (missing.selection + missing.baseline > 0) {
    rows.push({ ...missing, words: 'no value', part: { missing: true } });
  }
  rows.sort((a, b) => gap(b) - gap(a));
  const unlisted = distinct - values.length;
  if (unlisted > 0) {
    rows.push({
      ...other,
      words: `${count(unlisted)} other ${unlisted === 1 ? 'value' : 'values'}`,
    });
  }
  return rows;
}

function gap({ selection, baseline }: Shares): number {
  return Math.abs(selection - baseline);
}
