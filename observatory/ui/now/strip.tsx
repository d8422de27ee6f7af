import type { Status } from '../../api.ts';
import { bytes, count, percent } from '../shared/format.ts';
import { Gauge } from '../shared/gauge.tsx';
import { useStatus } from '../shared/use-status.ts';

function dropped(status: Status): { spans: number; why: string } {
  const spans = status.dropped.reduce((sum, row) => sum + row.spans, 0);
  const why = status.dropped.map((row) => `${count(row.spans)} ${row.reason}`).join(', ');
  return { spans, why };
}

/** Whether the list can be trusted, in one line: kept, received, dropped, room left. */
export function Strip() {
  const { data: status } = useStatus();
  const lost = status && dropped(status);
  return (
    <dl className="strip" aria-busy={!status}>
      <div className="strip-stored">
        <dt>Stored</dt>
        <dd>{status ? `${count(status.spans)} spans in ${count(status.traces)} traces` : '–'}</dd>
      </div>
      <div className="strip-received">
        <dt>Received</dt>
        <dd>{status ? `${count(status.received_spans)} spans` : '–'}</dd>
      </div>
      <div className={lost?.spans ? 'strip-dropped warn-text' : 'strip-dropped'}>
        <dt>Dropped</dt>
        <dd title={lost?.why || undefined}>
          {lost ? `${count(lost.spans)} spans${lost.why ? `: ${lost.why}` : ''}` : '–'}
        </dd>
      </div>
      <Room label="Memory" use={status?.memory} />
      <Room label="Disk" use={status?.disk} />
    </dl>
  );
}

function Room({ label, use }: { label: string; use: Status['disk'] | undefined }) {
  const share = use && use.cap_bytes > 0 ? use.used_bytes / use.cap_bytes : 0;
  return (
    <div className="strip-room">
      <dt>{label}</dt>
      <dd title={use && `${percent(share)} of the cap`}>
        {use ? `${bytes(use.used_bytes)} of ${bytes(use.cap_bytes)}` : '–'}
        <Gauge share={share} label={`${label} used`} />
      </dd>
    </div>
  );
}
