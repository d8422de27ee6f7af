import { pages } from '@cruddur/contract/pages.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import { me } from '../shared/me.ts';
import { Avatar } from '../shared/ui/avatar.tsx';
import { Logo } from '../shared/ui/logo.tsx';
import styles from './page-header.module.css';

const titles: Record<string, string> = { [pages.home]: 'Home' };

/** The page's title, staying in sight; on a phone with the logo and whose page it is. */
export function PageHeader() {
  const { pathname } = useLocation();
  const person = useQuery(me).data;
  return (
    <header className={styles.header}>
      <Link to={pages.home} className={styles.phone} aria-label="Cruddur, home">
        <Logo size={36} />
      </Link>
      <h1 className={styles.title}>{titles[pathname] ?? 'Not found'}</h1>
      <span className={styles.phone}>
        <Avatar person={person} size={32} />
        {person && (
          <span className="sr-only">
            You are {person.display_name}, @{person.handle}
          </span>
        )}
      </span>
    </header>
  );
}
