import type { Activity } from '@cruddur/contract/api/activities.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { arrived, type Draft, draftOf, giveBack, takeOut } from '../draft.ts';
import { me } from '../me.ts';
import type { Store } from '../store.ts';
import { announce } from '../ui/announcer.tsx';
import { countReplies } from './cache.ts';
import { createReply } from './cruds.api.ts';
import { listKeys } from './lists.ts';
import { confirmPending, pendingItem, removePending, showPending } from './pending.ts';

/** What I am writing in answer to a crud. */
export function replyDraft(parent: string): Store<Draft> {
  return draftOf(`cruddur.reply.${parent}`);
}

/**
 * Answers a crud optimistically: the reply stands below it and is counted at once; when the server
 * refuses, it is taken back and its words return to the draft.
 */
export function usePostReply(parent: Activity, { onRefused }: { onRefused?: () => void } = {}) {
  const client = useQueryClient();
  const draft = replyDraft(parent.uuid);
  const thread = listKeys.status(parent.uuid);
  const { mutate, isPending } = useMutation({
    mutationKey: ['reply', parent.uuid],
    mutationFn: createReply,
    onMutate: async ({ message }) => {
      const { expires_at, uuid, handle } = parent;
      const pending = {
        ...pendingItem(message, expires_at, client.getQueryData(me.queryKey)),
        reply_to_activity_uuid: uuid,
        reply_to_handle: handle,
      };
      await showPending(client, [thread], pending, 'last');
      countReplies(client, uuid, 1);
      return pending.pendingId;
    },
    onSuccess: ({ data }, { key }, pendingId) => {
      announce('Your reply is posted.');
      arrived(draft, key);
      confirmPending(client, [thread], pendingId, data, 'last');
      void client.invalidateQueries({
        queryKey: listKeys.profile(data.handle, 'replies'),
        refetchType: 'none',
      });
    },
    onError: (error, { message }, pendingId) => {
      if (pendingId) {
        removePending(client, [thread], pendingId);
        countReplies(client, parent.uuid, -1);
      }
      giveBack(draft, message, error);
      onRefused?.();
    },
  });
  const post = () => {
    const { message } = draft.get();
    mutate({ uuid: parent.uuid, message, key: takeOut(draft, message) });
  };
  return { post, isPending };
}
