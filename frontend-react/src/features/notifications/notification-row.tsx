import type { Notification } from '@cruddur/contract/api/notifications.ts';
import {
  AtSign,
  Heart,
  type LucideIcon,
  MessageCircle,
  Repeat2,
  UserRoundPlus,
} from 'lucide-react';
import { Link } from 'react-router';
import { useClock } from '../../shared/clock.ts';
import { profilePath, statusPath } from '../../shared/paths.ts';
import { age } from '../../shared/time.ts';
import { Avatar } from '../../shared/ui/avatar.tsx';
import { Moment } from '../../shared/ui/moment.tsx';
import type { Group } from './group.ts';
import styles from './notification-row.module.css';

const kinds: Record<Notification['kind'], { icon: LucideIcon; did: string }> = {
  like: { icon: Heart, did: 'liked your crud' },
  reply: { icon: MessageCircle, did: 'replied to you' },
  repost: { icon: Repeat2, did: 'reposted your crud' },
  mention: { icon: AtSign, did: 'mentioned you' },
  follow: { icon: UserRoundPlus, did: 'followed you' },
};

const PICTURES = 5;

/** Who did what with which crud of mine, and when. */
export function NotificationRow({ group: { latest, actors, unread } }: { group: Group }) {
  const { icon: Icon, did } = kinds[latest.kind];
  const { activity } = latest;
  return (
    <li className={styles.row} data-kind={latest.kind} data-unread={unread}>
      <Icon size={26} aria-hidden="true" className={styles.icon} />
      <div className={styles.body}>
        <div className={styles.faces}>
          {actors.slice(0, PICTURES).map((actor) => (
            <Link key={actor.handle} to={profilePath(actor.handle)} className={styles.face}>
              <Avatar person={actor} size={32} />
              <span className="sr-only">{actor.display_name}</span>
            </Link>
          ))}
        </div>
        <p className={styles.what}>
          {unread && <span className="sr-only">New: </span>}
          <Who actors={actors} /> {did} <When at={latest.created_at} />
        </p>
        {activity && (
          <Link to={statusPath(activity)} className={styles.excerpt}>
            {activity.message}
          </Link>
        )}
      </div>
    </li>
  );
}

/** `Worf`, `Worf and Coco`, `Worf and 3 others`. */
function Who({ actors }: { actors: Group['actors'] }) {
  const [first, second] = actors;
  const others = actors.length - 1;
  return (
    <>
      {first && <Name person={first} />}
      {others === 1 && second && (
        <>
          {' '}
          and <Name person={second} />
        </>
      )}
      {others > 1 && ` and ${others} others`}
    </>
  );
}

function Name({ person: { handle, display_name } }: { person: Notification['actor'] }) {
  return (
    <Link to={profilePath(handle)} className={styles.name} title={`@${handle}`}>
      {display_name}
    </Link>
  );
}

function When({ at }: { at: string }) {
  const created = Date.parse(at);
  const text = useClock((now) => age(created, now));
  return (
    <Moment at={created} className={styles.when}>
      {text}
    </Moment>
  );
}
