import { useParams } from 'react-router';
import { PageTitle } from '../../shared/page-title.tsx';
import { RequireSignedIn } from '../../shared/require-signed-in.tsx';
import { Messages } from './messages.tsx';

/** The pages at `/messages` and `/messages/@handle`. */
export default function MessagesPage() {
  const handle = useParams().handle?.slice(1);
  return (
    <>
      {!handle && <PageTitle>Messages</PageTitle>}
      <RequireSignedIn>
        <Messages handle={handle} />
      </RequireSignedIn>
    </>
  );
}
