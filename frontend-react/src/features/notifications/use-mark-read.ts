import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { unread } from '../../shared/unread.ts';
import { markRead } from './notifications.api.ts';

/**
 * Counts the notifications as read once they are in sight, and lets the number beside the bell go.
 * What is new stays marked in the list until it is read anew.
 *
 * @param newest the latest unread one that is shown, by its uuid
 */
export function useMarkRead(newest: string | undefined): void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationKey: ['notifications', 'read'],
    mutationFn: markRead,
    onMutate: async () => {
      await client.cancelQueries({ queryKey: unread.queryKey });
      client.setQueryData(unread.queryKey, (before) => before && { ...before, notifications: 0 });
    },
    // Not worth a sentence: they are marked as unread again, and the next visit tries again.
    onError: () => client.invalidateQueries({ queryKey: unread.queryKey }),
  });
  useEffect(() => {
    if (!newest) return;
    const read = () => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', read);
      mutate();
    };
    document.addEventListener('visibilitychange', read);
    read();
    return () => document.removeEventListener('visibilitychange', read);
  }, [newest, mutate]);
}
