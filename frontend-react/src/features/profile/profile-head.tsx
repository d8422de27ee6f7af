import type { Profile } from '@cruddur/contract/api/people.ts';
import { CalendarDays } from 'lucide-react';
import { MessageText } from '../../shared/crud/message-text.tsx';
import { Avatar } from '../../shared/ui/avatar.tsx';
import { Banner } from './banner.tsx';
import { ProfileActions } from './profile-actions.tsx';
import styles from './profile-head.module.css';

const monthAndYear = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' });
const number = new Intl.NumberFormat('en', { notation: 'compact' });

/** Who somebody is; until that is known, its place. */
export function ProfileHead({ profile }: { profile: Profile | undefined }) {
  return (
    <section className={styles.head} aria-label="Profile" aria-busy={!profile}>
      <Banner person={profile} />
      <div className={styles.top}>
        <span className={styles.avatar}>
          <Avatar person={profile} size={148} />
        </span>
        {profile && <ProfileActions profile={profile} />}
      </div>
      {profile ? <Words profile={profile} /> : <div className={styles.words} />}
    </section>
  );
}

function Words({ profile }: { profile: Profile }) {
  const { display_name, handle, bio, follows_me, joined_at } = profile;
  return (
    <div className={styles.words}>
      <div>
        <h2 className={styles.name}>{display_name}</h2>
        <p className={styles.handle}>
          @{handle} {follows_me && <span className={styles.badge}>Follows you</span>}
        </p>
      </div>
      {bio && (
        <p className={styles.bio}>
          <MessageText text={bio} />
        </p>
      )}
      <p className={styles.meta}>
        <CalendarDays size={16} aria-hidden="true" />
        Joined <time dateTime={joined_at}>{monthAndYear.format(Date.parse(joined_at))}</time>
      </p>
      <ul className={styles.counts}>
        <Count of={profile.cruds_count} one="Crud" many="Cruds" />
        <Count of={profile.following_count} one="Following" many="Following" />
        <Count of={profile.followers_count} one="Follower" many="Followers" />
      </ul>
    </div>
  );
}

function Count({ of, one, many }: { of: number; one: string; many: string }) {
  return (
    <li>
      <strong>{number.format(of)}</strong> {of === 1 ? one : many}
    </li>
  );
}
