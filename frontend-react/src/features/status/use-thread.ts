import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listKeys } from '../../shared/crud/lists.ts';
import { subscribeLive } from '../../shared/live.ts';
import { knownThread, thread } from './thread.api.ts';

/** A crud's thread; replies of others come to its end as they are written. */
export function useThread(handle: string, uuid: string) {
  const client = useQueryClient();
  const options = thread(handle, uuid);
  const list = useInfiniteQuery({
    ...options,
    placeholderData: () => knownThread(client, uuid),
  });
  useEffect(
    () =>
      subscribeLive((event) => {
        const isReply = event.kind === 'crud' && event.reply_to_activity_uuid === uuid;
        if (isReply || event.kind === 'hello') {
          void client.invalidateQueries({ queryKey: listKeys.status(uuid) });
        }
      }),
    [client, uuid],
  );
  return list;
}
