import { Link } from 'react-router';
import { profilePath } from '../paths.ts';
import { Avatar } from '../ui/avatar.tsx';
import styles from './crud-author.module.css';
import type { FeedItem } from './lists.ts';

/** The picture leads to the person as well, but not twice for the keyboard: the name does that. */
export function AuthorAvatar({ activity, size }: { activity: FeedItem; size: 50 | 60 }) {
  return (
    <Link
      to={profilePath(activity.handle)}
      className={styles.avatar}
      tabIndex={-1}
      aria-hidden="true"
    >
      <Avatar person={activity} size={size} />
    </Link>
  );
}

interface AuthorNameProps {
  id: string;
  activity: FeedItem;
  /** Below the heading of a list, or of the page. */
  as?: 'h2' | 'h3';
}

/** Name and handle, as the heading of a crud. */
export function AuthorName({ id, activity, as: Heading = 'h3' }: AuthorNameProps) {
  return (
    <Heading id={id} className={styles.author}>
      <Link to={profilePath(activity.handle)} className={styles.name}>
        {activity.display_name}
      </Link>{' '}
      <span className={styles.handle}>@{activity.handle}</span>
    </Heading>
  );
}
