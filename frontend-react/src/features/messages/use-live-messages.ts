import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { subscribeLive } from '../../shared/live.ts';
import { messageGroups } from './messages.api.ts';
import { refreshThread, refreshThreads } from './thread-cache.ts';

/** Brings what is said while the page is open into the conversations and their threads. */
export function useLiveMessages(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      subscribeLive((event) => {
        if (event.kind !== 'message' && event.kind !== 'hello') return;
        void client.invalidateQueries({ queryKey: messageGroups.queryKey });
        if (event.kind === 'hello') refreshThreads(client);
        // The next event or the next visit brings what this one could not.
        else void refreshThread(client, event.handle).catch(() => undefined);
      }),
    [client],
  );
}
