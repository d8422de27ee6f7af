import type { MessageThread } from '@cruddur/contract/api/messages.ts';
import { Link } from 'react-router';
import { useClock } from '../../shared/clock.ts';
import { MessageText } from '../../shared/crud/message-text.tsx';
import { profilePath } from '../../shared/paths.ts';
import { Avatar } from '../../shared/ui/avatar.tsx';
import { Moment } from '../../shared/ui/moment.tsx';
import styles from './lines.module.css';
import { NotSent } from './not-sent.tsx';
import type { Outgoing } from './outbox.ts';
import { type Day, dayInWords, type Line } from './timeline.ts';

interface LinesProps {
  days: readonly Day[];
  other: MessageThread['with'] | undefined;
  onRetry: (outgoing: Outgoing) => void;
}

const clockTime = new Intl.DateTimeFormat('en', { timeStyle: 'short' });

/** The messages of a thread, by day. */
export function Lines({ days, other, onRetry }: LinesProps) {
  return days.map(({ start, lines }) => (
    <section key={start}>
      <DayHeading start={start} />
      <ol className={styles.lines}>
        {lines.map((line) => (
          <MessageLine key={line.key} line={line} other={other} onRetry={onRetry} />
        ))}
      </ol>
    </section>
  ));
}

function DayHeading({ start }: { start: number }) {
  const words = useClock((now) => dayInWords(start, now));
  return <h2 className={styles.day}>{words}</h2>;
}

interface MessageLineProps extends Pick<LinesProps, 'other' | 'onRetry'> {
  line: Line;
}

function MessageLine({ line, other, onRetry }: MessageLineProps) {
  const { message, at, mine, opens, outgoing } = line;
  return (
    <li
      className={styles.line}
      data-mine={mine}
      data-opens={opens}
      data-pending={outgoing !== undefined && !outgoing.failure}
    >
      {opens && !mine && other && (
        <Link to={profilePath(other.handle)} className={styles.face}>
          <Avatar person={other} size={50} />
          <span className="sr-only">{other.display_name}</span>
        </Link>
      )}
      <div className={styles.bubble}>
        {opens && <span className="sr-only">{mine ? 'You' : other?.display_name}: </span>}
        <MessageText text={message} />
      </div>
      {outgoing?.failure ? (
        <NotSent outgoing={outgoing} failure={outgoing.failure} onRetry={() => onRetry(outgoing)} />
      ) : (
        <Moment at={at} className={styles.when}>
          {outgoing ? 'sending…' : clockTime.format(at)}
        </Moment>
      )}
    </li>
  );
}
