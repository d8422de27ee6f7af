import { useQueryClient } from '@tanstack/react-query';
import { Heart, MessageCircle, Repeat2, Share, Trash2 } from 'lucide-react';
import { me, useMe } from '../me.ts';
import { CrudAction } from './crud-action.tsx';
import styles from './crud-actions.module.css';
import type { Mark } from './cruds.api.ts';
import { openDialog } from './dialogs.ts';
import type { FeedItem } from './lists.ts';
import { shareCrud } from './share.ts';
import { useMark } from './use-mark.ts';

const ICON = 18;

/** What can be done with a crud; whoever is not signed in is invited to join instead. */
export function CrudActions({ activity }: { activity: FeedItem }) {
  const { uuid, display_name, liked, reposted, replies_count, reposts_count, likes_count } =
    activity;
  const client = useQueryClient();
  const mine = useMe()?.handle === activity.handle;
  const { mutate } = useMark(uuid);

  const signedIn = (doing: string) => {
    if (client.getQueryData(me.queryKey) !== null) return true;
    openDialog({
      kind: 'invitation',
      title: 'Have something to say?',
      text: `Join Cruddur to ${doing} what ${display_name} says.`,
    });
    return false;
  };
  const mark = (kind: Mark, on: boolean) => {
    if (signedIn(kind)) mutate({ mark: kind, on });
  };
  const reply = () => {
    if (signedIn('answer')) openDialog({ kind: 'reply', activity });
  };
  return (
    <div className={styles.actions}>
      <CrudAction
        action="reply"
        label="Reply"
        count={replies_count}
        counted={['reply', 'replies']}
        icon={<MessageCircle size={ICON} aria-hidden="true" />}
        onClick={reply}
      />
      <CrudAction
        action="repost"
        name={reposted ? 'unrepost' : 'repost'}
        label="Repost"
        pressed={reposted}
        count={reposts_count}
        counted={['repost', 'reposts']}
        icon={<Repeat2 size={ICON} aria-hidden="true" />}
        onClick={() => mark('repost', !reposted)}
      />
      <CrudAction
        action="like"
        name={liked ? 'unlike' : 'like'}
        label="Like"
        pressed={liked}
        count={likes_count}
        counted={['like', 'likes']}
        icon={<Heart size={ICON} aria-hidden="true" />}
        onClick={() => mark('like', !liked)}
      />
      <CrudAction
        action="share"
        label="Share"
        icon={<Share size={ICON} aria-hidden="true" />}
        onClick={() => shareCrud(activity)}
      />
      {mine && (
        <CrudAction
          action="delete"
          label="Delete"
          icon={<Trash2 size={ICON} aria-hidden="true" />}
          onClick={() => openDialog({ kind: 'delete', activity })}
        />
      )}
    </div>
  );
}
