import { useSearchParams } from 'react-router';
import './mail.css';
import { plural } from '../shared/format.ts';
import { PauseButton } from '../shared/pause-button.tsx';
import { SearchField } from '../shared/search-field.tsx';
import { Message, Unread } from '../shared/states.tsx';
import { useStatus } from '../shared/use-status.ts';
import { ClearButton } from './clear-button.tsx';
import { Empty } from './empty.tsx';
import { MailTable } from './mail-table.tsx';
import { useMails } from './use-mails.ts';

/** Which code did they get: every mail that was sent here, newest first. */
export function MailScreen() {
  const [params, setParams] = useSearchParams();
  const search = params.get('search')?.trim() ?? '';
  const find = (text: string) => setParams(text ? { search: text } : {}, { replace: true });
  const { data: mails, error, refetch } = useMails(search);
  const address = useStatus().data?.mail.address;

  return (
    <div className="mail fill">
      <title>Mail · Observatory</title>
      <h1 className="visually-hidden">Mail</h1>
      <div className="filters">
        <SearchField
          value={search}
          onSearch={find}
          label="Search mail"
          placeholder="Find mail by sender, recipient, subject or text"
        />
        <span className="mail-count quiet">{mails && plural(mails.length, 'mail')}</span>
        <PauseButton />
        <ClearButton disabled={!mails || (mails.length === 0 && search === '')} />
      </div>
      <section className="mails fill" aria-label="Mails, newest first">
        {!mails && <Unread what="mail" rows={14} error={error} retry={refetch} />}
        {mails && mails.length > 0 && <MailTable key={search} mails={mails} />}
        {mails?.length === 0 && search !== '' && (
          <Message title="No mail matches.">
            <p>Mail that matches will appear here as it arrives.</p>
            <button type="button" className="button" onClick={() => find('')}>
              Clear the search
            </button>
          </Message>
        )}
        {mails?.length === 0 && search === '' && address !== undefined && (
          <Empty address={address} />
        )}
      </section>
    </div>
  );
}
