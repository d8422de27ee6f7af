import { useLocation, useNavigate } from 'react-router';
import type { MailSummary } from '../../api.ts';
import { ListTable } from '../shared/list-table.tsx';
import { useList } from '../shared/use-list.ts';
import { useNarrow } from '../shared/use-media.ts';
import { MailRow } from './mail-row.tsx';

const columns = ['Subject', 'To', 'From', 'Code', 'Received'];

/** The rows of the list, drawn only where they can be seen. */
export function MailTable({ mails }: { mails: readonly MailSummary[] }) {
  const rowHeight = useNarrow() ? 74 : 44;
  const navigate = useNavigate();
  const { search } = useLocation();
  const { scroller, virtual } = useList(
    mails.map(({ id }) => id),
    rowHeight,
    (id) => navigate(`/mail/${id}`, { state: { list: search } }),
  );
  return (
    <div className="scroller" ref={scroller}>
      <ListTable className="mail-table" columns={columns} rows={mails} virtual={virtual}>
        {(mail, place) => <MailRow mail={mail} {...place} />}
      </ListTable>
    </div>
  );
}
