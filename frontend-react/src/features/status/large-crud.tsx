import { useId } from 'react';
import { CrudActions } from '../../shared/crud/crud-actions.tsx';
import { AuthorAvatar, AuthorName } from '../../shared/crud/crud-author.tsx';
import { CrudContext } from '../../shared/crud/crud-context.tsx';
import type { FeedItem } from '../../shared/crud/lists.ts';
import { MessageText } from '../../shared/crud/message-text.tsx';
import { TimeLeft } from '../../shared/crud/time-left.tsx';
import { moment } from '../../shared/time.ts';
import styles from './large-crud.module.css';

/** The crud that its page is about, with the whole moment at which it was written. */
export function LargeCrud({ activity }: { activity: FeedItem }) {
  const author = useId();
  const text = useId();
  return (
    <article
      className={styles.crud}
      aria-labelledby={author}
      aria-describedby={text}
      data-crud={activity.uuid}
      tabIndex={-1}
    >
      <header className={styles.head}>
        <AuthorAvatar activity={activity} size={60} />
        <AuthorName id={author} activity={activity} as="h2" />
      </header>
      <CrudContext activity={activity} part="replying" />
      <div id={text} className={styles.text}>
        <MessageText text={activity.message} />
      </div>
      <p className={styles.meta}>
        <time dateTime={activity.created_at}>{moment(Date.parse(activity.created_at))}</time>
        <TimeLeft expiresAt={activity.expires_at} />
      </p>
      <div className={styles.actions}>
        <CrudActions activity={activity} />
      </div>
    </article>
  );
}
