import { Link } from 'react-router';
import type { AnswerGroup, QueryAnswer, Scalar } from '../../api/query.ts';
import { Swatch } from '../charts/legend.tsx';
import { seriesColours } from '../charts/palette.ts';
import { fullValue } from '../charts/units.ts';
import { groupKey, mostSeries, unitOfCalculation, valueWords } from '../query/overview/groups.ts';
import { NumberHead } from '../shared/number-head.tsx';

interface Props {
  label: string;
  answer: QueryAnswer;
  /** Whether a chart above has a line for each group, whose colour the row then shows. */
  coloured: boolean;
  pointed: string | null;
  onPointed: (key: string | null) => void;
  /** Where the traces of a group are. */
  pathTo: (group: AnswerGroup) => string;
}

/** The calculations over the whole time, a row a group. */
export function TileTable({ label, answer, coloured, pointed, onPointed, pathTo }: Props) {
  const calculations = answer.calculations.filter(({ op }) => op !== 'HEATMAP');
  const colours = seriesColours(answer.groups.slice(0, mostSeries).map(groupKey));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which a keyboard must reach.
    <section className="tile-table" aria-label={`${label}, table`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {answer.breakdowns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            {calculations.map(({ key }) => (
              <NumberHead key={key}>{key}</NumberHead>
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
              >
                {row.group.map((value, at) => (
                  <td key={answer.breakdowns[at]} title={valueWords(value)}>
                    {at === 0 && coloured && <Swatch colour={colours.get(key)} />}
                    <Cell
                      column={answer.breakdowns[at] ?? ''}
                      value={value}
                      path={at === 0 ? pathTo(row) : undefined}
                    />
                  </td>
                ))}
                {calculations.map((each) => (
                  <td key={each.key} className="number">
                    {fullValue(row.values[each.key] ?? null, unitOfCalculation(each))}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface CellProps {
  column: string;
  value: Scalar | null;
  path: string | undefined;
}

/** The first cell of a row leads to the traces of its group, a trace's id to the trace. */
function Cell({ column, value, path }: CellProps) {
  const words = valueWords(value);
  const isTrace = column === 'trace.trace_id' && value !== null;
  const to = isTrace ? `/trace/${words}` : path;
  if (to === undefined)
    return <span className={value === null ? 'quiet' : undefined}>{words}</span>;
  return (
    <Link className="tile-row" to={to} title={isTrace ? 'The trace' : 'Traces of this row'}>
      {words}
    </Link>
  );
}
