import type { Activity } from '@cruddur/contract/api/activities.ts';
import { memo, useId } from 'react';
import { useClock } from '../clock.ts';
import { age, moment } from '../time.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Counters } from './counters.tsx';
import styles from './crud-card.module.css';
import { MessageText } from './message-text.tsx';
import { TimeLeft } from './time-left.tsx';

interface CrudCardProps {
  activity: Activity;
  /** Shown before the server has confirmed it. */
  pending?: boolean;
}

/** One crud. It fades as soon as its time is over; the list then leaves it out. */
export const CrudCard = memo(function CrudCard({ activity, pending = false }: CrudCardProps) {
  const author = useId();
  const text = useId();
  const expires = Date.parse(activity.expires_at);
  const expired = useClock((now) => now >= expires);
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
    >
      <Avatar person={activity} size={60} />
      <div className={styles.body}>
        <header className={styles.head}>
          <h3 id={author} className={styles.author}>
            <span className={styles.name}>{activity.display_name}</span>{' '}
            <span className={styles.handle}>@{activity.handle}</span>
          </h3>
          <span className={styles.meta}>
            {pending ? 'posting…' : <Age at={activity.created_at} />}
            <TimeLeft expiresAt={activity.expires_at} />
          </span>
        </header>
        <div id={text} className={styles.text}>
          <MessageText text={activity.message} />
        </div>
        <Counters activity={activity} />
      </div>
    </article>
  );
});

function Age({ at }: { at: string }) {
  const created = Date.parse(at);
  const text = useClock((now) => age(created, now));
  return (
    <time dateTime={at} title={moment(created)}>
      {text}
    </time>
  );
}
