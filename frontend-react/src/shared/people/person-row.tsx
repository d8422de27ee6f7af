import type { PersonSummary } from '@cruddur/contract/api/people.ts';
import { Link } from 'react-router';
import { profilePath } from '../paths.ts';
import { Avatar } from '../ui/avatar.tsx';
import { FollowButton } from './follow-button.tsx';
import styles from './person-row.module.css';

interface PersonRowProps {
  person: PersonSummary;
  /** In a narrow column there is no room for the biography. */
  brief?: boolean;
}

/** A person in a list: the whole row leads to their page, the button follows them. */
export function PersonRow({ person, brief = false }: PersonRowProps) {
  return (
    <li className={styles.row}>
      <Avatar person={person} size={brief ? 40 : 50} />
      <div className={styles.words}>
        <Link to={profilePath(person.handle)} className={styles.name}>
          {person.display_name} <span className={styles.handle}>@{person.handle}</span>
        </Link>
        {!brief && person.bio !== '' && <p className={styles.bio}>{person.bio}</p>}
      </div>
      <FollowButton person={person} />
    </li>
  );
}

/** The place of people who are on their way. */
export function PersonSkeletons({ count }: { count: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move.
        <div key={index} className={styles.row}>
          <Avatar person={undefined} size={40} />
          <span className={styles.bones} />
        </div>
      ))}
    </div>
  );
}
