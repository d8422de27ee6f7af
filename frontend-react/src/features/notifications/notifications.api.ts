import { type Notification, Notifications } from '@cruddur/contract/api/notifications.ts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { callApi } from '../../shared/api-client.ts';
import { listKeys } from '../../shared/crud/lists.ts';

export interface NotificationPage {
  notifications: Notification[];
  /** Path of the page after this one. */
  next: string | undefined;
}

const PATH = '/api/activities/notifications';

export const notifications = infiniteQueryOptions({
  queryKey: listKeys.notifications,
  queryFn: async ({ pageParam, signal }): Promise<NotificationPage> => {
    const { data, next } = await callApi<Notification[]>(pageParam, {
      answer: CHECK_ANSWERS ? Notifications : undefined,
      signal,
    });
    return { notifications: data, next };
  },
  initialPageParam: PATH,
  getNextPageParam: (page) => page.next,
});

/** All that there are count as read. */
export function markRead() {
  return callApi<undefined>(`${PATH}/read`, { method: 'PUT', answer: undefined, keepalive: true });
}
