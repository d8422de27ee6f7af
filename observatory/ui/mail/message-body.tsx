import { ArrowLeft } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import type { Mail } from '../../api.ts';
import { Age } from '../shared/age.tsx';
import { copyText } from '../shared/clipboard.ts';
import { CopyButton } from '../shared/copy-button.tsx';
import { Fact } from '../shared/fact.tsx';
import { bytes } from '../shared/format.ts';
import { useKeys } from '../shared/keyboard.ts';
import { moment } from '../shared/time.ts';
import { Parts } from './parts.tsx';

interface Props {
  mail: Mail;
  /** The address of the list that it was opened from. */
  list: string;
}

export function MessageBody({ mail, list }: Props) {
  const navigate = useNavigate();
  const subject = mail.subject || 'No subject';
  useKeys({
    Escape: () => navigate(list),
    c: () => mail.code && void copyText(mail.code).catch(() => {}),
  });
  return (
    <article className="letter fill">
      <title>{`${subject} · Observatory`}</title>
      <header className="letter-head">
        <div className="title-bar letter-title">
          <Link to={list} className="icon-button" aria-label="Back to mail" title="Back (Esc)">
            <ArrowLeft size={16} aria-hidden />
          </Link>
          <h1 title={subject}>{subject}</h1>
        </div>
        <dl className="facts">
          {mail.code && (
            <div className="letter-code">
              <dt>Code</dt>
              <dd>
                <output aria-label="Code">{mail.code}</output>
                <CopyButton text={mail.code} label="Copy the code">
                  Copy
                </CopyButton>
              </dd>
            </div>
          )}
          <Fact term="From">{mail.from}</Fact>
          <Fact term="To">{mail.to.join(', ')}</Fact>
          <Fact term="Received">
            {moment(mail.received_ms)} (<Age ms={mail.received_ms} />)
          </Fact>
          {mail.attachments.length > 0 && (
            <Fact term="Attachments, not kept">
              {mail.attachments
                .map(({ name, type, bytes: size }) => `${name || type} (${bytes(size)})`)
                .join(', ')}
            </Fact>
          )}
        </dl>
      </header>
      <Parts mail={mail} />
    </article>
  );
}
