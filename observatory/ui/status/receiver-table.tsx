import { Link } from 'react-router';
import { count, plural } from '../shared/format.ts';
import { NumberHead } from '../shared/number-head.tsx';
import type { Receiver } from './receivers.ts';

/** What each receiver has taken in since the start, and how much of it there is room for. */
export function ReceiverTable({ receivers }: { receivers: readonly Receiver[] }) {
  return (
    <section aria-labelledby="receivers">
      <h2 id="receivers">Receivers</h2>
      <table className="plain-table receivers">
        <thead>
          <tr>
            <th scope="col">In place of</th>
            <NumberHead>Received since the start</NumberHead>
            <th scope="col">Stored</th>
            <th scope="col">Takes at</th>
          </tr>
        </thead>
        <tbody>
          {receivers.map(({ name, path, noun, address, stored, note, received }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{count(received)}</td>
              <td>
                <Link to={path}>{plural(stored, noun)}</Link>
                {note && <span className="quiet"> {note}</span>}
              </td>
              <td className="receiver-address">{address ?? 'nowhere: switched off'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
