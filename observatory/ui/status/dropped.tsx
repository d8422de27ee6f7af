import type { Status } from '../../api.ts';
import { Age } from '../shared/age.tsx';
import { count } from '../shared/format.ts';

/** What was not kept, why, and when that last happened. */
export function Dropped({ rows }: { rows: Status['dropped'] }) {
  return (
    <section aria-labelledby="dropped">
      <h2 id="dropped">Dropped</h2>
      {rows.length === 0 ? (
        <p className="quiet">Nothing: every span that was received is stored.</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">Why</th>
              <th scope="col" className="number">
                Spans
              </th>
              <th scope="col">Last time</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ reason, spans, last_ms }) => (
              <tr key={reason}>
                <th scope="row">{reason}</th>
                <td className="number warn-text">{count(spans)}</td>
                <td>
                  <Age ms={last_ms} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
