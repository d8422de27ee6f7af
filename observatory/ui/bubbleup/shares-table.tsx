import type { ColumnDifference, Shares } from '../../api/bubbleup.ts';
import { rowsOf } from './values-chart.tsx';
import { binWords, share } from './words.ts';

/** The numbers of a card. */
export function SharesTable({ difference }: { difference: ColumnDifference }) {
  return (
    <div className="bubble-table">
      <table>
        <caption className="visually-hidden">{`Shares of rows by ${difference.column}`}</caption>
        <thead>
          <tr>
            <th scope="col">Value</th>
            <th scope="col">Selection</th>
            <th scope="col">Baseline</th>
          </tr>
        </thead>
        <tbody>
          {tableOf(difference).map(({ words, selection, baseline }) => (
            <tr key={words}>
              <th scope="row">{words}</th>
              <td>{share(selection)}</td>
              <td>{share(baseline)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function tableOf(difference: ColumnDifference): (Shares & { words: string })[] {
  if (!('bins' in difference)) return rowsOf(difference);
  const { column, bins, missing } = difference;
  const rows = bins.map((bin) => ({ ...bin, words: binWords(column, bin) }));
  return missing.selection + missing.baseline > 0
    ? [{ ...missing, words: 'no value' }, ...rows]
    : rows;
}
