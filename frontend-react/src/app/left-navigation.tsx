import { pages } from '@cruddur/contract/pages.ts';
import { Bell, House, LogIn, Mail, PenLine, Search, UserRound } from 'lucide-react';
import { Link } from 'react-router';
import { useMyHandle } from '../shared/my-handle.ts';
import { profilePath } from '../shared/paths.ts';
import { Logo } from '../shared/ui/logo.tsx';
import { useUnread } from '../shared/unread.ts';
import styles from './left-navigation.module.css';
import { MoreButton } from './more-button.tsx';
import { NavigationLink } from './navigation-link.tsx';
import { PersonPill } from './person-pill.tsx';
import { usePage } from './use-page.ts';

interface LeftNavigationProps {
  onCompose: () => void;
  onShortcuts: () => void;
}

/** The way around: a column, on a tablet its icons, on a phone a bar at the bottom. */
export function LeftNavigation({ onCompose, onShortcuts }: LeftNavigationProps) {
  const handle = useMyHandle();
  const unread = useUnread();
  const { fills = false, asks = false } = usePage() ?? {};
  return (
    <header className={styles.column}>
      <Link to={pages.home} className={styles.logo} aria-label="Cruddur, home">
        <Logo />
        <span className={styles.label}>Cruddur</span>
      </Link>
      <nav aria-label="Main" className={styles.navigation}>
        <NavigationLink to={pages.home} label="Home" icon={House} />
        <NavigationLink to={pages.search} label="Search" icon={Search} />
        {handle !== null && (
          <>
            <NavigationLink
              to={pages.notifications}
              label="Notifications"
              icon={Bell}
              unread={unread.notifications}
            />
            <NavigationLink
              to={pages.messages}
              label="Messages"
              icon={Mail}
              unread={unread.messages}
            />
            <NavigationLink to={profilePath(handle)} label="Profile" icon={UserRound} wide />
          </>
        )}
        {handle === null && <NavigationLink to={pages.signIn} label="Sign in" icon={LogIn} />}
        <MoreButton className={styles.item} labelClass={styles.label} onShortcuts={onShortcuts} />
        {handle !== null && (
          <button
            type="button"
            name="crud"
            className={`button ${styles.crud}`}
            title="Write a crud (n)"
            data-rests={fills || asks}
            onClick={onCompose}
          >
            <PenLine size={20} aria-hidden="true" className={styles.pen} />
            <span className={styles.label}>Crud</span>
          </button>
        )}
      </nav>
      <PersonPill />
    </header>
  );
}
