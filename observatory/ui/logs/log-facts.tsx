import { Link } from 'react-router';
import type { LogStatus } from '../../api/logs.ts';
import { Age } from '../shared/age.tsx';
import { bytes, count, plural } from '../shared/format.ts';

/** For the status: the log events that are kept, and what of them was not. */
export function LogFacts({ logs }: { logs: LogStatus }) {
  return (
    <section aria-labelledby="logs">
      <h2 id="logs">Logs</h2>
      <dl className="facts status-facts">
        <div>
          <dt>Stored</dt>
          <dd>
            <Link to="/logs">{plural(logs.stored, 'event')}</Link> of at most {count(logs.cap)}, in{' '}
            {plural(logs.groups, 'group')}
          </dd>
        </div>
        <div>
          <dt>Room</dt>
          <dd>
            {bytes(logs.bytes)} of {bytes(logs.cap_bytes)}
          </dd>
        </div>
        <div>
          <dt>Received since the start</dt>
          <dd>{plural(logs.received, 'event')}</dd>
        </div>
        {logs.dropped.map(({ reason, events, last_ms }) => (
          <div key={reason}>
            <dt>Dropped: {reason}</dt>
            <dd className="warn-text">
              {plural(events, 'event')}, last <Age ms={last_ms} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
