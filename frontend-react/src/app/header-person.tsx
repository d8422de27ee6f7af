import { pages } from '@cruddur/contract/pages.ts';
import { Link, useLocation } from 'react-router';
import { useMe } from '../shared/me.ts';
import { useMyHandle } from '../shared/my-handle.ts';
import { withReturn } from '../shared/return-path.ts';
import { Avatar } from '../shared/ui/avatar.tsx';
import styles from './header-person.module.css';
import { PersonButton } from './person-button.tsx';

const FORMS: readonly string[] = [pages.signIn, pages.signUp, pages.confirm, pages.forgot];

/** Where there is no room for the columns, the header has my menu, or the ways to join. */
export function HeaderPerson() {
  const person = useMe();
  const handle = useMyHandle();
  const place = useLocation();
  if (person) {
    return (
      <div className={styles.person}>
        <PersonButton person={person} className={styles.button}>
          <Avatar person={person} size={32} />
          <span className="sr-only">
            You are {person.display_name}, @{person.handle}
          </span>
        </PersonButton>
      </div>
    );
  }
  // Somebody whose face is on its way; and those pages offer both ways themselves.
  if (handle !== null || FORMS.includes(place.pathname)) return <span className={styles.person} />;
  return (
    <div className={styles.ways}>
      <Link to={withReturn(pages.signIn, place)} className="button button-quiet">
        Sign in
      </Link>
      <Link to={withReturn(pages.signUp, place)} className="button">
        Join
      </Link>
    </div>
  );
}
