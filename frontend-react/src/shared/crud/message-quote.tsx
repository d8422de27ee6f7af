import { Avatar } from '../ui/avatar.tsx';
import type { FeedItem } from './lists.ts';
import styles from './message-quote.module.css';

/** A crud as it is quoted in a dialog: who said what, with nothing to click. */
export function MessageQuote({ activity }: { activity: FeedItem }) {
  return (
    <blockquote className={styles.quote}>
      <Avatar person={activity} size={40} />
      <div className={styles.words}>
        <p className={styles.author}>
          <strong>{activity.display_name}</strong> <span>@{activity.handle}</span>
        </p>
        <p className={styles.text}>{activity.message}</p>
      </div>
    </blockquote>
  );
}
