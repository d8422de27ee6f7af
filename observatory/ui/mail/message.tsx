import { Link, useLocation, useParams } from 'react-router';
import './message.css';
import { RequestFailed } from '../shared/api.ts';
import { Message, Unread } from '../shared/states.tsx';
import { MessageBody } from './message-body.tsx';
import { useMail } from './use-mails.ts';

/** One mail: its code, who got it, and what it says. */
export function MessageScreen() {
  const { id = '' } = useParams();
  const { state } = useLocation();
  const list = `/mail${(state as { list?: string } | null)?.list ?? ''}`;
  const mail = useMail(id);
  if (mail.data) return <MessageBody key={id} mail={mail.data} list={list} />;
  if (mail.error instanceof RequestFailed && mail.error.status === 404) {
    return (
      <Message alone title="This mail is not stored.">
        <p>
          It was deleted, or was the oldest when room was needed.{' '}
          <Link to={list}>Back to mail</Link>
        </p>
      </Message>
    );
  }
  return <Unread what="mail" rows={12} error={mail.error} retry={mail.refetch} />;
}
