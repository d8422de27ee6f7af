import { useMe } from '../shared/me.ts';
import { Avatar } from '../shared/ui/avatar.tsx';
import { PersonButton } from './person-button.tsx';
import styles from './person-pill.module.css';

/** Who I am here, and my menu. Its place is kept until that is known, and for nobody. */
export function PersonPill() {
  const person = useMe();
  return (
    <div className={styles.place}>
      {person && (
        <PersonButton person={person} className={styles.pill}>
          <Avatar person={person} size={40} />
          <span className={styles.names}>
            <span className="sr-only">You are </span>
            <span className={styles.name}>{person.display_name}</span>{' '}
            <span className={styles.handle}>@{person.handle}</span>
          </span>
        </PersonButton>
      )}
    </div>
  );
}
