import type { MessageGroup } from '@cruddur/contract/api/messages.ts';
import { Link } from 'react-router';
import { useClock } from '../../shared/clock.ts';
import { conversationPath } from '../../shared/paths.ts';
import { age } from '../../shared/time.ts';
import { Avatar } from '../../shared/ui/avatar.tsx';
import { Moment } from '../../shared/ui/moment.tsx';
import styles from './conversation-list.module.css';

interface ConversationRowProps {
  group: MessageGroup;
  /** Whether it is open beside the list. */
  current: boolean;
}

/** With whom, the last words, how long ago, and how much of it is new. */
export function ConversationRow({ group, current }: ConversationRowProps) {
  const { handle, display_name, last_message, last_message_mine, last_message_at, unread_count } =
    group;
  const at = Date.parse(last_message_at);
  const when = useClock((now) => age(at, now));
  return (
    <li>
      <Link
        to={conversationPath(handle)}
        className={styles.row}
        aria-current={current ? 'page' : undefined}
        data-unread={unread_count > 0}
      >
        <Avatar person={group} size={50} />
        <div className={styles.words}>
          <p className={styles.head}>
            <span className={styles.name} title={`@${handle}`}>
              {display_name}
            </span>
            <Moment at={at} className={styles.when}>
              {when}
            </Moment>
          </p>
          <p className={styles.foot}>
            <span className={styles.last}>
              {last_message_mine && 'You: '}
              {last_message}
            </span>
            {unread_count > 0 && (
              <span className={styles.unread}>
                {unread_count}
                <span className="sr-only"> unread</span>
              </span>
            )}
          </p>
        </div>
      </Link>
    </li>
  );
}
