import { useQuery } from '@tanstack/react-query';
import { PageTitle } from '../../shared/page-title.tsx';
import { RequireSignedIn } from '../../shared/require-signed-in.tsx';
import { ErrorNotice } from '../../shared/ui/error-notice.tsx';
import { account } from './account.api.ts';
import styles from './account-page.module.css';
import { ChangeEmailForm } from './change-email-form.tsx';
import { ChangePasswordForm } from './change-password-form.tsx';
import { DeleteAccount } from './delete-account.tsx';
import { DownloadData } from './download-data.tsx';
import { SessionList } from './session-list.tsx';

/** The page at `/account`: what only I see of me, and what I can do about it. */
export default function AccountPage() {
  return (
    <RequireSignedIn>
      <PageTitle>Account</PageTitle>
      <Sections />
    </RequireSignedIn>
  );
}

function Sections() {
  const { data, error, refetch } = useQuery(account);
  if (error && !data) {
    return (
      <ErrorNotice
        title="Your account could not be loaded"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <div className={styles.sections} aria-busy={!data}>
      <section aria-labelledby="account-email">
        <h2 id="account-email">E-mail</h2>
        <p>
          Your address, which nobody else sees:
          <strong className={styles.address}>{data?.email ?? '…'}</strong>
        </p>
        <ChangeEmailForm />
      </section>
      <section aria-labelledby="account-password">
        <h2 id="account-password">Password</h2>
        <p>Every other device is signed out when it changes.</p>
        <ChangePasswordForm email={data?.email ?? ''} />
      </section>
      <section aria-labelledby="account-sessions">
        <h2 id="account-sessions">Where you are signed in</h2>
        <SessionList />
      </section>
      <section aria-labelledby="account-data">
        <h2 id="account-data">Your data</h2>
        <p>Everything that Cruddur keeps about you, in one JSON file.</p>
        <DownloadData />
      </section>
      <section aria-labelledby="account-delete">
        <h2 id="account-delete">Delete the account</h2>
        <p>
          You, your cruds, replies, likes, messages and pictures are deleted at once and for good.
        </p>
        <DeleteAccount email={data?.email ?? ''} />
      </section>
    </div>
  );
}
