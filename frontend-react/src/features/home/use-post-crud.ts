import { type CreateActivity, TTL_HOURS } from '@cruddur/contract/api/activities.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { millisecondsInHour } from 'date-fns/constants';
import { me } from '../../shared/me.ts';
import { announce } from '../../shared/ui/announcer.tsx';
import { draft, giveBack } from './draft.ts';
import { confirmPending, insertPending, removePending } from './feed-cache.ts';
import { createCrud, type FeedItem, homeFeed } from './home.api.ts';

export const postCrudKey = ['activities', 'create'];

/**
 * Posts a crud optimistically: it stands at the top of the feed and the compose box is empty at
 * once; when the server refuses, it is taken back and its words return to the box.
 */
export function usePostCrud({ onRefused }: { onRefused?: () => void } = {}) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: postCrudKey,
    mutationFn: createCrud,
    onMutate: async (crud: CreateActivity) => {
      draft.set({ message: '', refusal: undefined });
      // A reload of the feed that is under way would overwrite the insert.
      await client.cancelQueries({ queryKey: homeFeed.queryKey });
      const pending = pendingItem(crud, client.getQueryData(me.queryKey));
      insertPending(client, pending);
      return { pendingId: pending.pendingId };
    },
    onSuccess: async ({ activity }, _crud, { pendingId }) => {
      announce('Your crud is posted.');
      confirmPending(client, pendingId, activity);
      if (!client.getQueryData(homeFeed.queryKey)) {
        await client.invalidateQueries({ queryKey: homeFeed.queryKey });
      }
    },
    onError: (error, crud, context) => {
      if (context) removePending(client, context.pendingId);
      giveBack(crud.message, crud.ttl, error);
      onRefused?.();
    },
  });
}

function pendingItem(
  { message, ttl }: CreateActivity,
  author: { handle: string; display_name: string } = { handle: 'me', display_name: 'Me' },
): FeedItem & { pendingId: string } {
  const now = Date.now();
  const pendingId = crypto.randomUUID();
  return {
    uuid: pendingId,
    pendingId,
    pending: true,
    handle: author.handle,
    display_name: author.display_name,
    message,
    replies_count: 0,
    reposts_count: 0,
    likes_count: 0,
    created_at: new Date(now).toISOString(),
    expires_at: new Date(now + TTL_HOURS[ttl] * millisecondsInHour).toISOString(),
  };
}
