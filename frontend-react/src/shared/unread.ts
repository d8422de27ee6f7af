import { Unread } from '@cruddur/contract/api/notifications.ts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { callApi } from './api-client.ts';
import { useMe } from './me.ts';

/** What waits for me: notifications, and conversations with something unread. */
export const unread = queryOptions({
  queryKey: ['unread'],
  queryFn: async ({ signal }) => {
    const { data } = await callApi<Unread>('/api/unread', {
      answer: CHECK_ANSWERS ? Unread : undefined,
      signal,
    });
    return data;
  },
});

const NOTHING: Unread = { notifications: 0, messages: 0 };

/** Nothing waits for somebody who is not signed in. */
export function useUnread(): Unread {
  const person = useMe();
  const { data } = useQuery({ ...unread, enabled: Boolean(person) });
  return (person && data) || NOTHING;
}
