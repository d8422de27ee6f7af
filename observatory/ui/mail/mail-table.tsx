import { useLocation, useNavigate } from 'react-router';
import type { MailSummary } from '../../api.ts';
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
      <table className="list-table mail-table" aria-rowcount={mails.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column} scope="col" className={`col-${column.toLowerCase()}`}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const mail = mails[index];
            return mail && <MailRow key={key} mail={mail} index={index} top={start} />;
          })}
        </tbody>
      </table>
    </div>
  );
}
