import { Link } from 'react-router';
import type { Status } from '../../api.ts';
import { bytes, count, percent, plural } from '../shared/format.ts';
import { Gauge } from '../shared/gauge.tsx';
import { useStatus } from '../shared/use-status.ts';
import { describeReason } from '../status/drop-reasons.ts';
import { type Receiver, receiversOf } from '../status/receivers.ts';

/** What each vendor's receiver has, and whether that can be trusted: dropped, and the room left. */
export function Strip() {
  const { data: status } = useStatus();
  const receivers = status ? receiversOf(status, window.location.origin) : [];
  return (
    <dl className="strip" aria-busy={!status}>
      {receivers.map(({ name, path, noun, stored, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd title={note ?? undefined}>
            <Link to={path}>
              {count(stored)}
              <span className="strip-noun"> {stored === 1 ? noun : `${noun}s`}</span>
            </Link>
          </dd>
        </div>
      ))}
      {status && <Lost receivers={receivers} />}
      {status && <Room label="Memory" use={status.memory} />}
      {status && <Room label="Disk" use={status.disk} />}
    </dl>
  );
}

/** What is not here, and why; the whole of it is on Status. */
function Lost({ receivers }: { receivers: readonly Receiver[] }) {
  const drops = receivers.flatMap(({ noun, dropped }) =>
    dropped.map((drop) => ({ ...drop, noun })),
  );
  const why = drops
    .map((drop) => `${plural(drop.count, drop.noun)} ${describeReason(drop.reason)}`)
    .join(', ');
  const sum = drops.reduce((total, drop) => total + drop.count, 0);
  return (
    <div className={sum > 0 ? 'strip-dropped warn-text' : 'strip-dropped'}>
      <dt>Dropped</dt>
      <dd title={why || undefined}>
        {sum > 0 ? <Link to="/status#dropped">{count(sum)}</Link> : 'nothing'}
      </dd>
    </div>
  );
}

function Room({ label, use }: { label: string; use: Status['disk'] }) {
  const share = use.cap_bytes > 0 ? use.used_bytes / use.cap_bytes : 0;
  return (
    <div className="strip-room">
      <dt>{label}</dt>
      <dd title={`${bytes(use.used_bytes)} of ${bytes(use.cap_bytes)}`}>
        {percent(share)}
        <Gauge share={share} label={`${label} used`} />
      </dd>
    </div>
  );
}
