import { memo } from 'react';
import type { AnswerGroup, QueryAnswer } from '../../../api/query.ts';
import { Swatch } from '../../charts/legend.tsx';
import { fullValue } from '../../charts/units.ts';
import type { Asked } from '../actions.ts';
import { Menu } from '../menu.tsx';
import { groupActions } from './group-actions.ts';
import { groupKey, groupLabel, unitOfCalculation, valueWords } from './groups.ts';

interface Props {
  row: AnswerGroup;
  answer: QueryAnswer;
  asked: Asked;
  /** Of its line in the charts; undefined when it has none. */
  colour: string | undefined;
  pointed: boolean;
  onPointed: (key: string | null) => void;
}

/** A group and its numbers; drawn anew only when something of its own changes. */
export const GroupRow = memo(function GroupRow(props: Props) {
  const { row, answer, asked, colour, pointed, onPointed } = props;
  const key = groupKey(row);
  const calculations = answer.calculations.filter(({ op }) => op !== 'HEATMAP');
  const swatch = <Swatch colour={colour} />;
  return (
    <tr
      data-pointed={pointed || undefined}
      onMouseEnter={() => onPointed(key)}
      onFocus={() => onPointed(key)}
    >
      {answer.breakdowns.length === 0 && <td>{swatch}All rows</td>}
      {answer.breakdowns.map((column, at) => {
        const value = row.group[at] ?? null;
        const text = valueWords(value);
        const words = value === null || value === '' ? <span className="quiet">{text}</span> : text;
        if (at > 0) return <td key={column}>{words}</td>;
        // The first cell's button covers the row, and opens its actions.
        return (
          <td key={column}>
            {swatch}
            <Menu
              title={groupLabel(row)}
              items={() => groupActions(answer, row, asked)}
              trigger={
                <button type="button" className="row-button" title={groupLabel(row)}>
                  {words}
                </button>
              }
            />
          </td>
        );
      })}
      {calculations.map((each) => (
        <td key={each.key} className="number">
          {fullValue(row.values[each.key] ?? null, unitOfCalculation(each))}
        </td>
      ))}
    </tr>
  );
});
