import { memo } from 'react';
import { Link, useLocation } from 'react-router';
import type { MailSummary } from '../../api.ts';
import { Age } from '../shared/age.tsx';

interface Props {
  mail: MailSummary;
  index: number;
  /** Offset of the row in the list, in pixels. */
  top: number;
}

export const MailRow = memo(function MailRow({ mail, index, top }: Props) {
  const { search } = useLocation();
  const to = mail.to.join(', ');
  return (
    <tr
      className="list-row mail-row"
      data-index={index}
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${top}px)` }}
    >
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
    </tr>
  );
});
