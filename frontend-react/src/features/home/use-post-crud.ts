import { TTL_HOURS } from '@cruddur/contract/api/activities.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { millisecondsInHour } from 'date-fns/constants';
import { createCrud } from '../../shared/crud/cruds.api.ts';
import { listKeys } from '../../shared/crud/lists.ts';
import {
  confirmPending,
  pendingItem,
  removePending,
  showPending,
} from '../../shared/crud/pending.ts';
import { arrived, giveBack, takeOut } from '../../shared/draft.ts';
import { me } from '../../shared/me.ts';
import { announce } from '../../shared/ui/announcer.tsx';
import { draft, life } from './compose-draft.ts';

export const postCrudKey = ['post crud'];

/**
 * Posts a crud optimistically: it stands at the top of the feeds and the compose box is empty at
 * once; when the server refuses, it is taken back and its words return to the box.
 */
export function usePostCrud({ onRefused }: { onRefused?: () => void } = {}) {
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationKey: postCrudKey,
    mutationFn: createCrud,
    onMutate: async ({ message, ttl }) => {
      const expires = new Date(Date.now() + TTL_HOURS[ttl] * millisecondsInHour).toISOString();
      const author = client.getQueryData(me.queryKey);
      const pending = pendingItem(message, expires, author);
      const lists = listsOf(author?.handle);
      await showPending(client, lists, pending, 'first');
      return { pendingId: pending.pendingId, lists };
    },
    onSuccess: async ({ data }, { key }, { pendingId, lists }) => {
      announce('Your crud is posted.');
      arrived(draft, key);
      confirmPending(client, lists, pendingId, data, 'first');
      if (!client.getQueryData(listKeys.home)) {
        await client.invalidateQueries({ queryKey: listKeys.home });
      }
    },
    onError: (error, { message, ttl }, context) => {
      if (context) removePending(client, context.lists, context.pendingId);
      giveBack(draft, message, error);
      life.set({ ttl });
      onRefused?.();
    },
  });
  const post = () => {
    const { message } = draft.get();
    const { ttl } = life.get();
    mutate({ message, ttl, key: takeOut(draft, `${ttl} ${message}`) });
  };
  return { post, isPending };
}

/** Where a crud of mine stands first. */
function listsOf(handle: string | undefined) {
  const own = handle ? [listKeys.profile(handle, 'cruds')] : [];
  return [listKeys.home, listKeys.following, ...own];
}
