import type { Status } from '../../api.ts';
import { bytes, count, percent } from '../shared/format.ts';
import { Gauge } from '../shared/gauge.tsx';
import { NumberHead } from '../shared/number-head.tsx';
import type { Receiver } from './receivers.ts';

interface Props {
  status: Status;
  receivers: readonly Receiver[];
}

/** How much of each allowance is used. At the cap the oldest make room. */
export function Caps({ status, receivers }: Props) {
  const rows = [
    ...receivers.map(({ noun, stored, cap }) => ({
      name: `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s`,
      used: stored,
      cap,
      unit: count,
    })),
    { name: 'Disk', used: status.disk.used_bytes, cap: status.disk.cap_bytes, unit: bytes },
    { name: 'Memory', used: status.memory.used_bytes, cap: status.memory.cap_bytes, unit: bytes },
  ];
  return (
    <section aria-labelledby="room">
      <h2 id="room">Room</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <NumberHead>Used</NumberHead>
            <NumberHead>Cap</NumberHead>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, used, cap, unit }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{unit(used)}</td>
              <td className="number">{unit(cap)}</td>
              <td className="share">
                <Gauge share={cap > 0 ? used / cap : 0} label={`${name} used`} />
                {percent(cap > 0 ? used / cap : 0)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">At a cap the oldest make room, and are listed as dropped.</p>
    </section>
  );
}
