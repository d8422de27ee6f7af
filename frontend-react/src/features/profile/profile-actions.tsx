import type { Profile } from '@cruddur/contract/api/people.ts';
import { useQueryClient } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { Suspense, useState } from 'react';
import { Link } from 'react-router';
import { conversationPath } from '../../shared/paths.ts';
import { FollowButton } from '../../shared/people/follow-button.tsx';
import { loadLater } from '../../shared/ui/load-later.tsx';
import styles from './profile-actions.module.css';
import { noteFollow } from './profile-cache.ts';

const EditProfileDialog = loadLater(() => import('./edit-profile-dialog.tsx'));

/** On my own page I edit it; somebody else I follow, and write to. */
export function ProfileActions({ profile }: { profile: Profile }) {
  const client = useQueryClient();
  const [edits, setEdits] = useState(false);
  if (!profile.is_me) {
    return (
      <div className={styles.actions}>
        <Link
          to={conversationPath(profile.handle)}
          className={`icon-button ${styles.message}`}
          aria-label={`Message ${profile.display_name}`}
          title="Message"
        >
          <Mail size={18} aria-hidden="true" />
        </Link>
        <FollowButton person={profile} onChange={(follow) => noteFollow(client, follow)} />
      </div>
    );
  }
  return (
    <div className={styles.actions}>
      <button
        type="button"
        name="edit-profile"
        className="button button-quiet"
        onClick={() => setEdits(true)}
      >
        Edit Profile
      </button>
      <Suspense>
        {edits && <EditProfileDialog profile={profile} onClose={() => setEdits(false)} />}
      </Suspense>
    </div>
  );
}
