import { Activity, type CreateActivity, HomeActivities } from '@cruddur/contract/api/activities.ts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { callApi } from '../../shared/api-client.ts';

/** A crud in the feed; `pendingId` stays with it from the optimistic insert on, as its identity. */
export interface FeedItem extends Activity {
  pendingId?: string;
  pending?: boolean;
}

export interface FeedPage {
  activities: FeedItem[];
  /** Path of the page after this one. */
  next: string | undefined;
}

export const homeFeed = infiniteQueryOptions({
  queryKey: ['activities', 'home'],
  queryFn: async ({ pageParam, signal }): Promise<FeedPage> => {
    const { data, next } = await callApi<Activity[]>(pageParam, {
      answer: CHECK_ANSWERS ? HomeActivities : undefined,
      signal,
    });
    return { activities: data, next };
  },
  initialPageParam: '/api/activities/home',
  getNextPageParam: (page) => page.next,
});

/** Posts a crud. `keepalive`, so that it arrives even when the tab is closed right after the click. */
export async function createCrud(crud: CreateActivity) {
  const { data, traceId } = await callApi<Activity>('/api/activities', {
    method: 'POST',
    body: crud,
    answer: CHECK_ANSWERS ? Activity : undefined,
    keepalive: true,
  });
  return { activity: data, traceId };
}
