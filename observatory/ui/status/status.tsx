import { Fact } from '../shared/fact.tsx';
import './status.css';
import { LogFacts } from '../logs/log-facts.tsx';
import { Age } from '../shared/age.tsx';
import { count } from '../shared/format.ts';
import { Failure, LoadingRows } from '../shared/states.tsx';
import { nanoToMs } from '../shared/time.ts';
import { useStatus } from '../shared/use-status.ts';
import { Caps } from './caps.tsx';
import { Dropped } from './dropped.tsx';
import { FaultsToOrder } from './faults.tsx';
import { MailFacts } from './mail.tsx';
import { Services } from './services.tsx';

/** Can I trust this: what is kept, since when, what was lost and how much room is left. */
export function StatusScreen() {
  const { data: status, error, isPending, refetch } = useStatus();
  return (
    <div className="status">
      <title>Status · Observatory</title>
      <h1>Status</h1>
      {isPending && <LoadingRows rows={8} label="Reading the status" />}
      {error && !status && (
        <Failure what="The status could not be read." error={error} retry={() => refetch()} />
      )}
      {status && (
        <>
          <section aria-labelledby="store">
            <h2 id="store">Store</h2>
            <dl className="facts status-facts">
              <Fact term="Stored">
                {count(status.spans)} spans in {count(status.traces)} traces
              </Fact>
              <Fact term="Oldest">
                {status.oldest_unix_nano === null ? (
                  'nothing stored'
                ) : (
                  <Age ms={nanoToMs(status.oldest_unix_nano)} />
                )}
              </Fact>
              <Fact term="Received since the start">{count(status.received_spans)} spans</Fact>
              <Fact term="Started">
                <Age ms={status.started_ms} />
              </Fact>
            </dl>
          </section>
          <Caps status={status} />
          <Dropped rows={status.dropped} />
          <LogFacts logs={status.logs} />
          <MailFacts mail={status.mail} />
          <FaultsToOrder faults={status.faults} />
          <Services names={status.services} />
        </>
      )}
    </div>
  );
}
