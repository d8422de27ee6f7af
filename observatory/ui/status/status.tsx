import './status.css';
import { Link } from 'react-router';
import { Age } from '../shared/age.tsx';
import { Fact } from '../shared/fact.tsx';
import { useFrozen } from '../shared/pause.ts';
import { PauseButton } from '../shared/pause-button.tsx';
import { Unread } from '../shared/states.tsx';
import { nanoToMs } from '../shared/time.ts';
import { useStatus } from '../shared/use-status.ts';
import { Caps } from './caps.tsx';
import { Dropped } from './dropped.tsx';
import { FaultsToOrder } from './faults.tsx';
import { ReceiverTable } from './receiver-table.tsx';
import { receiversOf } from './receivers.ts';
import { Services } from './services.tsx';

/** Can I trust this: what is kept, since when, what was lost and how much room is left. */
export function StatusScreen() {
  const { data, error, refetch } = useStatus();
  const status = useFrozen(data);
  const receivers = status ? receiversOf(status, window.location.origin) : [];
  return (
    <div className="page status">
      <title>Status · Observatory</title>
      <div className="status-head">
        <h1>Status</h1>
        <PauseButton />
      </div>
      {!status && <Unread what="status" rows={8} error={error} retry={refetch} />}
      {status && (
        <>
          <dl className="facts status-facts">
            <Fact term="Started">
              <Age ms={status.started_ms} />
            </Fact>
            <Fact term="Oldest span">
              {status.oldest_unix_nano === null ? (
                'none stored'
              ) : (
                <Age ms={nanoToMs(status.oldest_unix_nano)} />
              )}
            </Fact>
          </dl>
          <ReceiverTable receivers={receivers} />
          <Dropped receivers={receivers} />
          <Caps status={status} receivers={receivers} />
          <FaultsToOrder faults={status.faults} />
          <Services names={status.services} />
          <p className="status-files">
            <Link to="/transfer">Export and import spans as files</Link>
          </p>
        </>
      )}
    </div>
  );
}
