import { Age } from '../shared/age.tsx';
import { plural } from '../shared/format.ts';
import { NumberHead } from '../shared/number-head.tsx';
import { describeReason } from './drop-reasons.ts';
import type { Receiver } from './receivers.ts';

/** What was not kept of anything, why, and when that last happened. */
export function Dropped({ receivers }: { receivers: readonly Receiver[] }) {
  const rows = receivers.flatMap(({ name, noun, dropped }) =>
    dropped.map((drop) => ({ ...drop, name, noun })),
  );
  return (
    <section aria-labelledby="dropped">
      <h2 id="dropped">Dropped</h2>
      {rows.length === 0 ? (
        <p className="quiet">Nothing: all that was received is stored.</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">In place of</th>
              <NumberHead>Dropped</NumberHead>
              <th scope="col">Last time</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, noun, reason, count, lastMs }) => (
              <tr key={`${name} ${reason}`}>
                <th scope="row">{name}</th>
                <td className="number warn-text">{plural(count, noun)}</td>
                <td>
                  <Age ms={lastMs} />
                </td>
                <td className="drop-reason">
                  {describeReason(reason)} <code className="quiet">{reason}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
