import { memo, useId } from 'react';
import { useClock } from '../clock.ts';
import { CrudActions } from './crud-actions.tsx';
import { AuthorAvatar, AuthorName } from './crud-author.tsx';
import styles from './crud-card.module.css';
import { CrudContext } from './crud-context.tsx';
import { CrudTime } from './crud-time.tsx';
import type { FeedItem } from './lists.ts';
import { MessageText } from './message-text.tsx';
import { TimeLeft } from './time-left.tsx';
import { useOpenStatus } from './use-open-status.ts';

/**
 * One crud, which opens its own page. It fades as soon as its time is over; the list then leaves
 * it out.
 */
export const CrudCard = memo(function CrudCard({ activity }: { activity: FeedItem }) {
  const author = useId();
  const text = useId();
  const { pending = false } = activity;
  const expires = Date.parse(activity.expires_at);
  const expired = useClock((now) => now >= expires);
  const open = useOpenStatus(activity);
  if (activity.hidden) return null;
  return (
    <article
      className={styles.crud}
      aria-labelledby={author}
      aria-describedby={text}
      aria-busy={pending}
      data-crud={activity.uuid}
      data-pending={pending}
      data-expired={expired}
      tabIndex={-1}
      {...(!pending && open)}
    >
      <CrudContext activity={activity} part="reposted" />
      <AuthorAvatar activity={activity} size={60} />
      <div className={styles.body}>
        <header className={styles.head}>
          <AuthorName id={author} activity={activity} />
          <span className={styles.meta}>
            {pending ? 'posting…' : <CrudTime activity={activity} />}
            <TimeLeft expiresAt={activity.expires_at} />
          </span>
        </header>
        <CrudContext activity={activity} part="replying" />
        <div id={text} className={styles.text} data-words>
          <MessageText text={activity.message} />
        </div>
        {!pending && <CrudActions activity={activity} />}
      </div>
    </article>
  );
});
