import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../api-error.ts';
import { announce } from '../ui/announcer.tsx';
import { toastError } from '../ui/toasts.ts';
import { countReplies, hideCrud, removeCrud } from './cache.ts';
import { deleteCrud } from './cruds.api.ts';
import type { FeedItem } from './lists.ts';

/** Deletes my crud, at once wherever it is shown; it comes back when the server refuses. */
export function useDeleteCrud() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ uuid }: FeedItem) => deleteCrud(uuid),
    onMutate: ({ uuid }) => hideCrud(client, uuid, true),
    onSuccess: (_answer, { uuid, reply_to_activity_uuid: parent }) => {
      announce('Your crud is deleted.');
      removeCrud(client, uuid);
      if (parent) countReplies(client, parent, -1);
    },
    onError: (error, { uuid }) => {
      if (error instanceof ApiError && error.status === 404) return removeCrud(client, uuid);
      hideCrud(client, uuid, false);
      toastError('Your crud was not deleted.', error);
    },
  });
}
