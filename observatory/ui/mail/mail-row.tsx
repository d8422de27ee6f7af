import { memo } from 'react';
import { Link, useLocation } from 'react-router';
import type { MailSummary } from '../../api.ts';
import { Age } from '../shared/age.tsx';
import { ListRow, type Place } from '../shared/list-table.tsx';

interface Props extends Place {
  mail: MailSummary;
}

export const MailRow = memo(function MailRow({ mail, index, top }: Props) {
  const { search } = useLocation();
  const to = mail.to.join(', ');
  return (
    <ListRow className="mail-row" index={index} top={top}>
      <td className="col-subject">
        {/* Going back returns to the same search. */}
        <Link className="row-link" to={`/mail/${mail.id}`} state={{ list: search }}>
          {mail.subject || 'No subject'}
        </Link>
        <span className="preview">{mail.preview}</span>
      </td>
      <td className="col-to" title={to}>
        {to}
      </td>
      <td className="col-from" title={mail.from}>
        {mail.from}
      </td>
      <td className="col-code">{mail.code}</td>
      <td className="col-received">
        <Age ms={mail.received_ms} />
      </td>
    </ListRow>
  );
});
