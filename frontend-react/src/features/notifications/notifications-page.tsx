import { PageTitle } from '../../shared/page-title.tsx';
import { RequireSignedIn } from '../../shared/require-signed-in.tsx';
import { NotificationList } from './notification-list.tsx';

/** The page at `/notifications`: what others did that concerns me. */
export default function NotificationsPage() {
  return (
    <>
      <PageTitle>Notifications</PageTitle>
      <RequireSignedIn>
        <NotificationList />
      </RequireSignedIn>
    </>
  );
}
