import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { unread } from '../../shared/unread.ts';
import { type GroupPage, markThreadRead, messageGroups } from './messages.api.ts';

/**
 * Counts a conversation as read while its end is in sight.
 *
 * @param newest the latest message of the other one, by its uuid
 */
export function useMarkThreadRead(
  handle: string,
  newest: string | undefined,
  inSight: boolean,
): void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationKey: ['messages', 'read'],
    mutationFn: markThreadRead,
    onMutate: (read) =>
      client.setQueryData(messageGroups.queryKey, (known) => known && withoutUnread(known, read)),
    onSettled: () => client.invalidateQueries({ queryKey: unread.queryKey }),
  });
  useEffect(() => {
    if (!newest || !inSight) return;
    const read = () => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', read);
      mutate(handle);
    };
    document.addEventListener('visibilitychange', read);
    read();
    return () => document.removeEventListener('visibilitychange', read);
  }, [handle, newest, inSight, mutate]);
}

function withoutUnread(known: InfiniteData<GroupPage>, handle: string): InfiniteData<GroupPage> {
  const pages = known.pages.map((page) => ({
    ...page,
    groups: page.groups.map((group) =>
      group.handle.toLowerCase() === handle.toLowerCase() ? { ...group, unread_count: 0 } : group,
    ),
  }));
  return { ...known, pages };
}
