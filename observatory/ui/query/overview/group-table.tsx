import { useRef, useState } from 'react';
import type { Order, QueryAnswer } from '../../../api/query.ts';
import { fullValue } from '../../charts/units.ts';
import { useKeys } from '../../shared/keyboard.ts';
import type { Asked } from '../actions.ts';
import { GroupRow } from './group-row.tsx';
import { coloursOf, groupKey, unitOfCalculation } from './groups.ts';
import { SortHeader } from './sort-header.tsx';

/** As many rows as one scrolls through; the others are drawn when they are asked for. */
const mostAtOnce = 100;

interface Props {
  answer: QueryAnswer;
  asked: Asked;
  pointed: string | null;
  onPointed: (key: string | null) => void;
}

/** The calculations over the whole time, a row a group; its head orders, a row has actions. */
export function GroupTable({ answer, asked, pointed, onPointed }: Props) {
  const { breakdowns } = answer;
  const calculations = answer.calculations.filter(({ op }) => op !== 'HEATMAP');
  const colours = coloursOf(answer);
  const grouped = breakdowns.length > 0;
  const sort = (order: Order) => asked.ask({ ...asked.request.query, orders: [order] });
  const orders = answer.query.orders;

  const body = useRef<HTMLTableSectionElement>(null);
  useKeys({ j: () => focusNext(body.current, 1), k: () => focusNext(body.current, -1) });
  const [all, setAll] = useState(false);
  const shown = all ? answer.groups : answer.groups.slice(0, mostAtOnce);

  return (
    <div className="table-frame">
      <table className="group-table">
        <caption className="visually-hidden">The calculations over the whole time</caption>
        <thead>
          <tr>
            {grouped ? (
              breakdowns.map((column) => (
                <SortHeader
                  key={column}
                  label={column}
                  of={{ column }}
                  orders={orders}
                  onSort={sort}
                />
              ))
            ) : (
              <th scope="col">Group</th>
            )}
            {calculations.map(({ key, op, column }) => (
              <SortHeader
                key={key}
                label={key}
                of={{ op, ...(column !== undefined && { column }) }}
                orders={orders}
                onSort={sort}
                numeric
                fixed={!grouped}
              />
            ))}
          </tr>
        </thead>
        <tbody ref={body} onMouseLeave={() => onPointed(null)}>
          {shown.map((row) => {
            const key = groupKey(row);
            return (
              <GroupRow
                key={key}
                row={row}
                answer={answer}
                asked={asked}
                colour={colours.get(key)}
                pointed={pointed === key}
                onPointed={onPointed}
              />
            );
          })}
        </tbody>
        {grouped && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={breakdowns.length}>
                {footWords(answer)}
              </th>
              {calculations.map((each) => (
                <td key={each.key} className="number">
                  {fullValue(answer.total[each.key] ?? null, unitOfCalculation(each))}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {shown.length < answer.groups.length && (
        <button type="button" className="button table-more" onClick={() => setAll(true)}>
          {`Show all ${answer.groups.length} groups`}
        </button>
      )}
    </div>
  );
}

function footWords({ groups, groups_total: all, query: { havings } }: QueryAnswer): string {
  // A percentile of some groups cannot be told from those of each, so the totals are of all rows.
  if (havings.length > 0) return 'All rows, before HAVING';
  return groups.length < all ? `All ${all} groups, ${groups.length} shown` : 'All groups';
}

/** Moves the focus between the rows that have actions. */
function focusNext(body: HTMLElement | null, by: number): void {
  const buttons = [...(body?.querySelectorAll<HTMLElement>('.row-button') ?? [])];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  buttons[Math.min(buttons.length - 1, Math.max(0, at + by))]?.focus();
}
