import type { Session } from '@cruddur/contract/api/accounts.ts';
import { MonitorSmartphone } from 'lucide-react';
import { useClock } from '../../shared/clock.ts';
import { age, moment } from '../../shared/time.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import styles from './account-page.module.css';

interface SessionRowProps {
  session: Session;
  busy: boolean;
  onEnd: () => void;
}

/** One device that is signed in. */
export function SessionRow({ session, busy, onEnd }: SessionRowProps) {
  const seen = Date.parse(session.last_seen_at);
  const ago = useClock((now) => age(seen, now));
  return (
    <li className={styles.session}>
      <MonitorSmartphone size={22} aria-hidden="true" />
      <div>
        <p className={styles.device}>{session.device}</p>
        <p className={styles.seen}>
          {session.current ? (
            'This device'
          ) : (
            <>
              Last seen <Moment at={seen}>{ago}</Moment>
            </>
          )}
          , signed in on {moment(Date.parse(session.created_at))}
        </p>
      </div>
      {!session.current && (
        <button
          type="button"
          name="sign-out-session"
          className="button button-quiet"
          aria-label={`Sign out ${session.device}`}
          aria-disabled={busy}
          onClick={() => !busy && onEnd()}
        >
          Sign out
        </button>
      )}
    </li>
  );
}
