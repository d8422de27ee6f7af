import { pages } from '@cruddur/contract/pages.ts';
import { LogIn } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import { withReturn } from '../shared/return-path.ts';
import { session } from '../shared/session.ts';
import { useStore } from '../shared/store.ts';
import styles from './session-banner.module.css';

/** Says that the session has ended; the live region stays, so that its filling is heard. */
export function SessionBanner() {
  const { expired } = useStore(session);
  const place = useLocation();
  return (
    <div role="status">
      {expired && place.pathname !== pages.signIn && (
        <div className={styles.banner}>
          <LogIn size={18} aria-hidden="true" />
          <p>Your session has ended. What you were writing is kept.</p>
          <Link to={withReturn(pages.signIn, place)} className="button">
            Sign in again
          </Link>
        </div>
      )}
    </div>
  );
}
