import { pages } from '@cruddur/contract/pages.ts';
import { House, PenLine } from 'lucide-react';
import { Link, NavLink } from 'react-router';
import { openCompose } from '../features/home/open-compose.ts';
import { Logo } from '../shared/ui/logo.tsx';
import styles from './left-navigation.module.css';
import { MoreButton } from './more-button.tsx';
import { PersonPill } from './person-pill.tsx';

/** The way around: a column, on a tablet its icons, on a phone a bar at the bottom. */
export function LeftNavigation({ onShortcuts }: { onShortcuts: () => void }) {
  return (
    <header className={styles.column}>
      <Link to={pages.home} className={styles.logo} aria-label="Cruddur, home">
        <Logo />
        <span className={styles.label}>Cruddur</span>
      </Link>
      <nav aria-label="Main" className={styles.navigation}>
        <NavLink to={pages.home} end className={styles.item}>
          <House size={24} aria-hidden="true" />
          <span className={styles.label}>Home</span>
        </NavLink>
        <MoreButton className={styles.item} labelClass={styles.label} onShortcuts={onShortcuts} />
        <button
          type="button"
          name="crud"
          className={`button ${styles.crud}`}
          title="Write a crud (n)"
          onClick={openCompose}
        >
          <PenLine size={20} aria-hidden="true" className={styles.pen} />
          <span className={styles.label}>Crud</span>
        </button>
      </nav>
      <PersonPill />
    </header>
  );
}
