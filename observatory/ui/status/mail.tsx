import { Link } from 'react-router';
import type { Status } from '../../api.ts';
import { Age } from '../shared/age.tsx';
import { count, plural } from '../shared/format.ts';

/** The mail that was taken in, and what of it was not kept. */
export function MailFacts({ mail }: { mail: Status['mail'] }) {
  return (
    <section aria-labelledby="mail">
      <h2 id="mail">Mail</h2>
      <dl className="facts status-facts">
        <div>
          <dt>Taken at</dt>
          <dd>{mail.address ?? 'nowhere: OBSERVATORY_SMTP_PORT is off'}</dd>
        </div>
        <div>
          <dt>Stored</dt>
          <dd>
            <Link to="/mail">{plural(mail.stored, 'mail')}</Link> of at most {count(mail.cap)}
          </dd>
        </div>
        <div>
          <dt>Received since the start</dt>
          <dd>{plural(mail.received, 'mail')}</dd>
        </div>
        {mail.dropped.map(({ reason, mails, last_ms }) => (
          <div key={reason}>
            <dt>Dropped: {reason}</dt>
            <dd className="warn-text">
              {plural(mails, 'mail')}, last <Age ms={last_ms} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
