import { Link } from 'react-router';
import { useClock } from '../clock.ts';
import { statusPath } from '../paths.ts';
import { age } from '../time.ts';
import { Moment } from '../ui/moment.tsx';
import styles from './crud-card.module.css';
import type { FeedItem } from './lists.ts';

/** How long ago, leading to the crud's own page. */
export function CrudTime({ activity }: { activity: FeedItem }) {
  const created = Date.parse(activity.created_at);
  const text = useClock((now) => age(created, now));
  return (
    <Link to={statusPath(activity)} className={styles.time}>
      <Moment at={created}>{text}</Moment>
    </Link>
  );
}
