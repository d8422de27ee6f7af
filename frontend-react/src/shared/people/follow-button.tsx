import type { Follow } from '@cruddur/contract/api/people.ts';
import { pages } from '@cruddur/contract/pages.ts';
import { useLocation, useNavigate } from 'react-router';
import { useMe } from '../me.ts';
import { withReturn } from '../return-path.ts';
import styles from './follow-button.module.css';
import { useFollow } from './use-follow.ts';

interface FollowButtonProps {
  person: { handle: string; display_name: string; following: boolean };
  onChange?: (follow: Follow) => void;
}

/** Follows and leaves; whoever is not signed in is led to do that first. There is none for myself. */
export function FollowButton({ person, onChange }: FollowButtonProps) {
  const { following, follow } = useFollow(person, onChange);
  const self = useMe();
  const navigate = useNavigate();
  const place = useLocation();
  if (self?.handle === person.handle) return null;
  const toggle = () => (self ? follow(!following) : void navigate(withReturn(pages.signIn, place)));
  return (
    <button
      type="button"
      name={following ? 'unfollow' : 'follow'}
      className={`button ${following ? 'button-quiet' : ''} ${styles.follow}`}
      aria-label={
        following ? `Following, unfollow ${person.display_name}` : `Follow ${person.display_name}`
      }
      data-following={following}
      onClick={toggle}
    >
      {following ? 'Following' : 'Follow'}
    </button>
  );
}
