import type { AnswerGroup, Order, QueryAnswer } from '../../../api/query.ts';
import { seriesColours } from '../../charts/palette.ts';
import { fullValue } from '../../charts/units.ts';
import type { Asked } from '../actions.ts';
import { Menu } from '../menu.tsx';
import { groupActions } from './group-actions.ts';
import { groupKey, groupLabel, mostSeries, unitOfCalculation, valueWords } from './groups.ts';
import { SortHeader } from './sort-header.tsx';

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
  const colours = seriesColours(answer.groups.slice(0, mostSeries).map(groupKey));
  const grouped = breakdowns.length > 0;
  const sort = (order: Order) => asked.ask({ ...asked.request.query, orders: [order] });
  const orders = answer.query.orders;

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
        <tbody onMouseLeave={() => onPointed(null)}>
          {answer.groups.map((row) => {
            const key = groupKey(row);
            return (
              <tr
                key={key}
                data-pointed={pointed === key || undefined}
                onMouseEnter={() => onPointed(key)}
                onFocus={() => onPointed(key)}
              >
                {grouped ? (
                  breakdowns.map((column, at) => (
                    <td key={column} className={at === 0 ? 'group-first' : undefined}>
                      {at === 0 && <Swatch colour={colours.get(key)} />}
                      <Cell row={row} at={at} answer={answer} asked={asked} />
                    </td>
                  ))
                ) : (
                  <td className="group-first">
                    <Swatch colour={colours.get(key)} />
                    All rows
                  </td>
                )}
                {calculations.map((each) => (
                  <td key={each.key} className="number">
                    {fullValue(row.values[each.key] ?? null, unitOfCalculation(each))}
                  </td>
                ))}
              </tr>
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
    </div>
  );
}

function footWords({ groups, groups_total: all }: QueryAnswer): string {
  return groups.length < all ? `All ${all} groups, ${groups.length} shown` : 'All groups';
}

function Swatch({ colour }: { colour: string | undefined }) {
  return (
    <span
      className="group-swatch"
      style={colour ? { background: colour } : undefined}
      aria-hidden
    />
  );
}

/** The first cell opens the row's actions, and its button covers the row. */
function Cell({
  row,
  at,
  answer,
  asked,
}: { row: AnswerGroup; at: number } & Omit<Props, 'pointed' | 'onPointed'>) {
  const value = row.group[at] ?? null;
  const text = valueWords(value);
  const words = value === null || value === '' ? <span className="quiet">{text}</span> : text;
  if (at > 0) return words;
  return (
    <Menu
      title={groupLabel(row)}
      items={groupActions(answer, row, asked)}
      trigger={
        <button type="button" className="row-button" title={groupLabel(row)}>
          {words}
        </button>
      }
    />
  );
}
