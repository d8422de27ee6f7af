import { useQuery } from '@tanstack/react-query';
import { me } from '../shared/me.ts';
import { Avatar } from '../shared/ui/avatar.tsx';
import styles from './person-pill.module.css';

/** Who I am here. Its place is kept until the answer is there, and if there is none. */
export function PersonPill() {
  const person = useQuery(me).data;
  if (!person) return <div className={styles.pill} aria-hidden="true" />;
  return (
    <div className={styles.pill}>
      <Avatar person={person} size={40} />
      <p className={styles.names}>
        <span className="sr-only">You are </span>
        <span className={styles.name}>{person.display_name}</span>
        <span className={styles.handle}>@{person.handle}</span>
      </p>
    </div>
  );
}
