import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../api-error.ts';
import { toastError } from '../ui/toasts.ts';
import { editCrud, removeCrud, setCounters } from './cache.ts';
import { type Mark, setMark } from './cruds.api.ts';

interface Change {
  mark: Mark;
  on: boolean;
}

const fields = {
  like: { flag: 'liked', count: 'likes_count' },
  repost: { flag: 'reposted', count: 'reposts_count' },
} as const;

/** What was refused, by `mark on`. */
const refused: Record<string, string> = {
  'like true': 'Your like was not taken.',
  'like false': 'Your like could not be taken back.',
  'repost true': 'Your repost was not taken.',
  'repost false': 'Your repost could not be taken back.',
};

/**
 * Likes and reposts a crud, and takes both back, at once wherever it is shown. Changes of one crud
 * are sent one after the other, so that the last click is the last word.
 */
export function useMark(uuid: string) {
  const client = useQueryClient();
  const mutationKey = ['mark', uuid];
  return useMutation({
    mutationKey,
    scope: { id: mutationKey.join() },
    mutationFn: ({ mark, on }: Change) => setMark(uuid, mark, on),
    onMutate: (change) => apply(client, uuid, change),
    onSuccess: ({ data }) => {
      // An older answer would undo for a moment what was clicked since.
      if (client.isMutating({ mutationKey }) === 1) setCounters(client, data);
    },
    onError: (error, { mark, on }) => {
      if (error instanceof ApiError && error.status === 404) removeCrud(client, uuid);
      else apply(client, uuid, { mark, on: !on });
      toastError(refused[`${mark} ${on}`] ?? '', error);
    },
  });
}

function apply(client: QueryClient, uuid: string, { mark, on }: Change): void {
  const { flag, count } = fields[mark];
  editCrud(client, uuid, (item) =>
    item[flag] === on
      ? item
      : { ...item, [flag]: on, [count]: Math.max(0, item[count] + (on ? 1 : -1)) },
  );
}
