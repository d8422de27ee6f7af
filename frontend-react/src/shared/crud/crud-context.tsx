import { Repeat2 } from 'lucide-react';
import { Link } from 'react-router';
import { profilePath } from '../paths.ts';
import styles from './crud-context.module.css';
import type { FeedItem } from './lists.ts';

interface CrudContextProps {
  activity: FeedItem;
  part: 'reposted' | 'replying';
}

/** Why a crud stands here: who brought it, or whom it answers. */
export function CrudContext({ activity, part }: CrudContextProps) {
  const { reposted_by: by, reply_to_handle: to } = activity;
  if (part === 'reposted') {
    return by ? (
      <p className={styles.reposted}>
        <Repeat2 size={14} aria-hidden="true" />
        <span>
          <Link to={profilePath(by.handle)}>{by.display_name}</Link> reposted
        </span>
      </p>
    ) : null;
  }
  return to ? (
    <p className={styles.replying}>
      Replying to <Link to={profilePath(to)}>@{to}</Link>
    </p>
  ) : null;
}
